// Package synth invents a dataset of any size: a folder of the files that
// careergraph reads, about people who do not exist.
//
// It promises the same bytes for the same options, memory that does not grow
// with the number of officials, a folder that is whole or not there, and rows
// that load without an error and bring about every outcome of the derivation.
// It states in dataset.yaml how many of the rotations between two neighbouring
// levels go down. It knows no store and derives nothing.
package synth

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"careergraph/graph"
)

// Options say what to invent. The units grow with the officials up to 63
// provinces of 12 districts.
type Options struct {
	Officials int
	Seed      uint64
	DownShare float64 // of the rotations between two neighbouring levels
}

// DefaultDownShare is the stated surplus: seven rotations go down for three
// that go up.
const DefaultDownShare = 0.7

// The most officials that an id has digits for.
const maxOfficials = 10_000_000

// Verify tells what is wrong with the options.
func (o Options) Verify() error {
	if o.Officials < 1 || o.Officials > maxOfficials {
		return graph.Errorf(graph.Invalid, "officials", "the number of officials must be 1 to %d, not %d", maxOfficials, o.Officials)
	}
	if !(o.DownShare >= 0 && o.DownShare <= 1) {
		return graph.Errorf(graph.Invalid, "down-share", "the share of rotations that go down must be 0 to 1, not %v", o.DownShare)
	}
	return nil
}

// A Summary counts the rows of each file.
type Summary struct {
	Units, Links, Posts, Officials, Tenures int
}

// Generate writes a dataset into a folder that is not there yet or is empty.
// When it fails or its context ends, the folder is as it was.
func Generate(ctx context.Context, dir string, opts Options, progress graph.Progress) (Summary, error) {
	if err := opts.Verify(); err != nil {
		return Summary{}, err
	}
	if err := vacant(dir); err != nil {
		return Summary{}, err
	}
	work, err := os.MkdirTemp(filepath.Dir(filepath.Clean(dir)), ".careergraph-generate-*")
	if err != nil {
		return Summary{}, unwritable(dir, err)
	}
	defer os.RemoveAll(work)
	sum, err := write(ctx, work, opts, progress)
	if ended := graph.ContextError(ctx); ended != nil {
		return Summary{}, ended
	}
	if err == nil {
		err = publish(work, dir)
	}
	if err != nil {
		return Summary{}, unwritable(dir, err)
	}
	return sum, nil
}

// vacant refuses a folder that holds anything, so that nobody's data is lost.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		return graph.Errorf(graph.Invalid, "out", "%s is not a folder that can be written to; name a new one", dir).Because(err)
	case len(entries) > 0:
		return graph.Errorf(graph.Conflict, "out", "the folder %s is not empty; name a new one or empty it", dir)
	}
	return nil
}

func publish(work, dir string) error {
	if err := os.Chmod(work, 0o755); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.Rename(work, dir)
}

func unwritable(dir string, err error) error {
	return graph.Errorf(graph.Unavailable, "out", "the dataset cannot be written to %s; see that its parent folder exists, is writable and has room", dir).Because(err)
}

func write(ctx context.Context, dir string, opts Options, progress graph.Progress) (Summary, error) {
	c := countryFor(opts.Officials)
	files, err := create(dir)
	if err != nil {
		return Summary{}, err
	}
	defer files.close()
	if err := os.WriteFile(filepath.Join(dir, "dataset.yaml"), []byte(header(opts)), fs.FileMode(0o644)); err != nil {
		return Summary{}, err
	}
	c.write(files)
	g := &generator{
		rng:     rand.New(rand.NewPCG(opts.Seed, 0)),
		country: c,
		files:   files,
		ledger:  ledger{share: opts.DownShare},
	}
	for n := 1; n <= opts.Officials; n++ {
		g.official(n)
		if n%1024 != 0 {
			continue
		}
		if err := cmp.Or(ctx.Err(), files.err()); err != nil {
			return Summary{}, err
		}
		if progress != nil {
			progress("generate", n, opts.Officials)
		}
	}
	if err := files.finish(); err != nil {
		return Summary{}, err
	}
	if progress != nil {
		progress("generate", opts.Officials, opts.Officials)
	}
	return Summary{
		Units: files.units.rows, Links: files.links.rows, Posts: files.posts.rows,
		Officials: files.officials.rows, Tenures: files.tenures.rows,
	}, nil
}

func header(opts Options) string {
	return fmt.Sprintf(`id: synthetic-%[1]d-%[2]d
title:
  vi: Dữ liệu giả lập %[1]d cán bộ
  en: Synthetic data of %[1]d officials
as_of: %[3]s
blank_end: open
overlap_days: 92
gap_days: 365
levels:
  - {id: commune,  label: {vi: cấp xã, en: commune}}
  - {id: district, label: {vi: cấp huyện, en: district}}
  - {id: province, label: {vi: cấp tỉnh, en: province}}
  - {id: central,  label: {vi: trung ương, en: central}}
blocs:
  - {id: party, label: {vi: khối Đảng, en: party}}
  - {id: front, label: {vi: khối Mặt trận và đoàn thể, en: front}}
  - {id: state, label: {vi: khối Nhà nước, en: state}}
offices:
  - {id: secretary, label: {vi: bí thư, en: secretary}}
  - {id: standing_deputy_secretary, label: {vi: phó bí thư thường trực, en: standing deputy secretary}}
  - {id: deputy_secretary, label: {vi: phó bí thư, en: deputy secretary}}
  - {id: organisation_head, label: {vi: trưởng ban tổ chức, en: head of organisation}}
  - {id: chair, label: {vi: chủ tịch, en: chair}}
  - {id: vice_chair, label: {vi: phó chủ tịch, en: vice-chair}}
  - {id: office_chief, label: {vi: chánh văn phòng, en: chief of office}}
  - {id: front_chair, label: {vi: chủ tịch Mặt trận, en: chair of the Front}}
  - {id: youth_secretary, label: {vi: bí thư Đoàn Thanh niên, en: secretary of the Youth Union}}
  - {id: women_chair, label: {vi: chủ tịch Hội Phụ nữ, en: chair of the Women's Union}}
  - {id: council_member, label: {vi: đại biểu HĐND, en: council member}}
  - {id: committee_member, label: {vi: ủy viên ban chấp hành, en: committee member}}
kinds:
  - {id: rotation, rotation: true, label: {vi: luân chuyển, en: rotation}}
  - {id: appointment, label: {vi: bổ nhiệm, en: appointment}}
  - {id: election, label: {vi: bầu cử, en: election}}
  - {id: transfer, label: {vi: điều động, en: transfer}}
  - {id: secondment, label: {vi: biệt phái, en: secondment}}
  - {id: return, label: {vi: trở về, en: return}}
source: >-
  Invented by careergraph generate (%[1]d officials, seed %[2]d): no such people,
  places or posts exist. Of the rotations between two neighbouring levels a share
  of %[4]v goes down.
licence: CC0-1.0
`, opts.Officials, opts.Seed, asOf, opts.DownShare)
}
