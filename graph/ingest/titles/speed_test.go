package titles

import "testing"

func BenchmarkRead(b *testing.B) {
	table, cells := named(b, "vi"), officeCells(b)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		table.Read(cells[i%len(cells)])
	}
}
