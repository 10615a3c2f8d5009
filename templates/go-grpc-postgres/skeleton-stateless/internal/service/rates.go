package service

const (
	currency = "EUR"

	gramsPerKilogram = 1000
	// expressFactor is how many times dearer a parcel gets by being express.
	expressFactor = 2
	expressDays   = 1
)

// rate is what parcels to a country cost, in cents.
type rate struct {
	base, perKilogram int64
	maxDays           int32
}

var rates = map[string]rate{
	"AT": {base: 890, perKilogram: 120, maxDays: 4},
	"DE": {base: 450, perKilogram: 60, maxDays: 2},
	"FR": {base: 990, perKilogram: 140, maxDays: 5},
	"NL": {base: 850, perKilogram: 110, maxDays: 3},
}

// quote returns the price of a parcel, of which every kilogram begun counts, and the working days that
// it takes at most.
func (r rate) quote(grams int32, express bool) (price int64, maxDays int32) {
	kilograms := (int64(grams) + gramsPerKilogram - 1) / gramsPerKilogram
	price = r.base + kilograms*r.perKilogram
	if express {
		return price * expressFactor, expressDays
	}
	return price, r.maxDays
}
