package tensor

// Random is the generator behind np.random.seed and np.random.random: the
// Mersenne Twister MT19937 of Makoto Matsumoto and Takuji Nishimura (1998),
// seeded by their init_genrand. With the same seed it yields the same numbers
// here as in NumPy. Make one with NewRandom.
type Random struct {
	state [stateSize]uint32
	next  int // index of the next word in state; stateSize: all are used up
}

// The constants of MT19937, under the names of its authors where they gave one.
const (
	stateSize = 624 // words, N
	shiftSize = 397 // the distance between two words that are mixed, M

	upperMask = 0x80000000 // the highest bit of a word
	lowerMask = 0x7fffffff // the others
	matrixA   = 0x9908b0df // is mixed in where the last bit is 1
)

// NewRandom returns a generator in the state of NumPy after np.random.seed(seed).
func NewRandom(seed uint32) *Random {
	r := &Random{next: stateSize}
	r.state[0] = seed
	for i := 1; i < stateSize; i++ {
		previous := r.state[i-1]
		r.state[i] = 1812433253*(previous^previous>>30) + uint32(i)
	}
	return r
}

// Float64 returns the next number of np.random.random, uniform in [0, 1). It is a
// multiple of 2⁻⁵³, made of the upper 27 and 26 bits of two outputs.
func (r *Random) Float64() float64 {
	high := uint64(r.word() >> 5)
	low := uint64(r.word() >> 6)
	return float64(high<<26|low) / (1 << 53)
}

// word returns the next output of MT19937: a word of the state, tempered.
func (r *Random) word() uint32 {
	if r.next == stateSize {
		r.refill()
	}
	y := r.state[r.next]
	r.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	y ^= y >> 18
	return y
}

// refill replaces the words of the state, each by a mix of itself, the next word
// and the one shiftSize further on, in a ring.
func (r *Random) refill() {
	for i := range r.state {
		y := r.state[i]&upperMask | r.state[(i+1)%stateSize]&lowerMask
		mixed := y >> 1
		if y&1 == 1 {
			mixed ^= matrixA
		}
		r.state[i] = r.state[(i+shiftSize)%stateSize] ^ mixed
	}
	r.next = 0
}
