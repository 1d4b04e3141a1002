module example/xor

go 1.22
