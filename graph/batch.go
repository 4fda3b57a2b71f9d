package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"maps"
	"math"
	"slices"
)

// A Batch is a whole dataset, sound and with its moves derived, as a store
// loads it. Every reference in it resolves within it.
type Batch struct {
	Dataset   Dataset
	Units     []Unit
	Links     []UnitLink
	Posts     []Post
	Officials []Official
	Tenures   []Tenure
	Moves     []Move
	Claims    []Claim
	Report    Report
}

// Sort puts every slice in the order of ids (links in that of their two units,
// kind and date), so that the order of the rows read leaves no trace.
func (b *Batch) Sort() {
	slices.SortFunc(b.Units, func(x, y Unit) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Links, func(x, y UnitLink) int {
		return cmp.Or(cmp.Compare(x.PredecessorID, y.PredecessorID), cmp.Compare(x.SuccessorID, y.SuccessorID),
			cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.On.String(), y.On.String()))
	})
	slices.SortFunc(b.Posts, func(x, y Post) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Officials, func(x, y Official) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Tenures, func(x, y Tenure) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Moves, func(x, y Move) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Claims, func(x, y Claim) int { return cmp.Compare(x.ID, y.ID) })
}

// Fingerprint is the SHA-256 of a sorted batch, in hexadecimal. Equal batches
// have equal fingerprints, and a store loads nothing when it holds the same. The
// report counts too: a store answers with it, and the same data read with other
// problems must not pass for loaded.
func (b *Batch) Fingerprint() string {
	w := &canon{hash: sha256.New(), pending: make([]byte, 0, 2*canonBytes)}
	w.dataset(&b.Dataset)
	w.count(len(b.Units))
	for i := range b.Units {
		u := &b.Units[i]
		w.text(u.ID, u.Name, u.Level, u.ParentID, u.Type, u.Source)
		w.dates(u.ValidFrom, u.ValidTo)
		w.list(u.Tags)
		w.table(u.Extra)
		w.numbers(int64(u.Place), int64(u.LastPlace), int64(u.Depth))
	}
	w.count(len(b.Links))
	for i := range b.Links {
		l := &b.Links[i]
		w.text(l.PredecessorID, l.SuccessorID, string(l.Kind))
		w.dates(l.On)
		w.table(l.Extra)
	}
	w.count(len(b.Posts))
	for i := range b.Posts {
		p := &b.Posts[i]
		w.text(p.ID, p.Title, p.UnitID, p.OwnLevel, p.Level, p.Bloc, p.Office, string(p.Class))
		w.flag(p.Head)
		w.flag(p.Rank != nil)
		if p.Rank != nil {
			w.numbers(int64(math.Float64bits(*p.Rank)))
		}
		w.numbers(int64(p.Seats))
		w.dates(p.ValidFrom, p.ValidTo)
		w.table(p.Extra)
	}
	w.count(len(b.Officials))
	for i := range b.Officials {
		o := &b.Officials[i]
		w.text(o.ID, o.Name, o.Gender, o.NativeUnitID, o.Source, o.Trail)
		w.dates(o.Birth, o.Death)
		w.numbers(int64(o.Tenures), int64(o.Moves))
		w.table(o.Extra)
	}
	w.count(len(b.Tenures))
	for i := range b.Tenures {
		t := &b.Tenures[i]
		w.text(t.ID, t.OfficialID, t.PostID, string(t.Status), t.Arrival, t.EndCause, t.Decision, t.Source, string(t.Outcome))
		w.dates(t.Start, t.End)
		w.numbers(int64(t.Seq), int64(t.LastDay))
		w.table(t.Extra)
	}
	w.count(len(b.Moves))
	for i := range b.Moves {
		m := &b.Moves[i]
		w.text(m.ID, m.OfficialID, m.FromTenure, m.ToTenure, m.FromPost, m.ToPost, m.Kind, string(m.Direction))
		w.dates(m.On)
		w.numbers(int64(m.GapDays))
	}
	w.count(len(b.Claims))
	for i := range b.Claims {
		c := &b.Claims[i]
		w.text(c.ID, c.Question, c.PartOf, c.From, c.To, c.Office, c.Kind, c.Source)
		w.dates(c.Since, c.Until)
		w.numbers(c.Count)
		w.table(c.Extra)
	}
	w.report(&b.Report)
	w.flush()
	return hex.EncodeToString(w.hash.Sum(nil))
}

// canon writes values so that no two different sequences of them give the same
// bytes: everything of varying length is led by its length.
type canon struct {
	hash    hash.Hash
	pending []byte
}

// canonBytes is how many bytes are hashed together.
const canonBytes = 1 << 16

func (w *canon) flush() {
	w.hash.Write(w.pending)
	w.pending = w.pending[:0]
}

func (w *canon) count(n int) { w.numbers(int64(n)) }

func (w *canon) numbers(ns ...int64) {
	for _, n := range ns {
		w.pending = binary.AppendVarint(w.pending, n)
	}
}

func (w *canon) text(texts ...string) {
	for _, text := range texts {
		w.pending = append(binary.AppendVarint(w.pending, int64(len(text))), text...)
	}
	if len(w.pending) >= canonBytes {
		w.flush()
	}
}

func (w *canon) list(texts []string) {
	w.count(len(texts))
	w.text(texts...)
}

func (w *canon) table(table map[string]string) {
	w.count(len(table))
	if len(table) == 0 {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		w.text(key, table[key])
	}
}

func (w *canon) flag(set bool) {
	if set {
		w.pending = append(w.pending, 1)
		return
	}
	w.pending = append(w.pending, 0)
}

func (w *canon) dates(dates ...Date) {
	for _, d := range dates {
		w.numbers(int64(d.year)<<16 | int64(d.month)<<8 | int64(d.day))
	}
}

func (w *canon) dataset(d *Dataset) {
	w.text(d.ID, string(d.BlankEnd), d.Source, d.Licence)
	w.table(d.Title)
	w.dates(d.AsOf)
	w.numbers(int64(d.OverlapDays), int64(d.GapDays))
	w.flag(d.Ordered)
	w.count(len(d.Levels))
	for _, level := range d.Levels {
		w.text(level.ID)
		w.table(level.Label)
		w.dates(level.ValidTo)
	}
	w.count(len(d.Blocs))
	for _, bloc := range d.Blocs {
		w.text(bloc.ID)
		w.table(bloc.Label)
	}
	w.count(len(d.Offices))
	for _, office := range d.Offices {
		w.text(office.ID)
		w.table(office.Label)
	}
	w.count(len(d.Kinds))
	for _, kind := range d.Kinds {
		w.text(kind.ID)
		w.flag(kind.Rotation)
		w.table(kind.Label)
	}
}

func (w *canon) report(r *Report) {
	w.count(len(r.Files))
	for _, f := range r.Files {
		w.text(f.File)
		w.numbers(int64(f.Read), int64(f.Accepted), int64(f.Rejected), int64(f.Repeated), int64(f.Skipped))
	}
	w.count(len(r.Codes))
	for _, c := range r.Codes {
		w.text(c.Code, c.Severity)
		w.numbers(int64(c.Problems))
	}
	w.count(len(r.Problems))
	for _, p := range r.Problems {
		w.text(p.File, p.Where, p.Column, p.Value, p.Code, p.Severity, p.Message)
		w.numbers(int64(p.Line))
	}
	w.list(r.Notes)
}
