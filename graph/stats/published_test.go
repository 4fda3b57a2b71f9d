package stats

// The published tables that several tests share, each with its source. Rows are
// where from (or the first measure), columns where to.

// quangNamTable is the source case: province, district, commune, 2016 to November
// 2023, as its organising commission published it on 6 November 2023.
var quangNamTable = Table{
	{0, 20, 0},
	{3, 0, 150},
	{0, 11, 17},
}

// vision is the unaided distance vision of 7,477 women, right eye by left: Stuart
// 1955; counts as in VisualAcuity of the R package vcd.
var vision = Table{
	{1520, 266, 124, 66},
	{234, 1512, 432, 78},
	{117, 362, 1772, 205},
	{36, 82, 179, 492},
}

// residence is where 55,981 people of the US lived in 1980 and in 1985, by North
// East, Midwest, South, West: Agresti 1990; counts as in the vignette of the R
// package exactLoglinTest.
var residence = Table{
	{11607, 100, 366, 124},
	{87, 13677, 515, 302},
	{172, 225, 17819, 270},
	{63, 176, 286, 10192},
}

// glass is the mobility of 3,500 British fathers and sons: Glass 1954; counts as
// in the R package vcdExtra.
var glass = Table{
	{174, 28, 154, 84, 55},
	{45, 50, 18, 8, 8},
	{150, 14, 714, 185, 447},
	{78, 11, 223, 110, 96},
	{42, 3, 320, 72, 411},
}

// hauser is the mobility of 19,912 US fathers and sons: Hauser 1979; counts as in
// the R package vcdExtra.
var hauser = Table{
	{1414, 521, 302, 643, 40},
	{724, 524, 254, 703, 48},
	{798, 648, 856, 1676, 108},
	{756, 914, 771, 3325, 237},
	{409, 357, 441, 1611, 1832},
}

// plane and mulligan are the made-up systems of migration of Plane and Mulligan
// 1997 and Rogers and Sweeney 1998, as in migration.hyp and migration.hyp2 of
// the R package migration.indices.
var (
	plane    = Table{{0, 10, 10}, {20, 0, 20}, {30, 30, 0}}
	mulligan = Table{{0, 20, 20}, {30, 0, 50}, {20, 20, 0}}
)

// uebersax is the example of StuartMaxwellTest in the R package DescTools.
var uebersax = Table{
	{20, 10, 5},
	{3, 30, 15},
	{0, 5, 40},
}
