package rows

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	pathpkg "path"
	"slices"
	"strings"
	"unicode"
)

// The bounds on what is unpacked. Text of careers shrinks to a fifth, a sheet
// of a workbook to a thirtieth; what shrinks to less than a two-hundredth is
// made to fill a machine.
const (
	maxUnpackedBytes = 4 << 30
	maxRatio         = 200
	freeOfRatio      = 10 << 20
	maxEntries       = 1000
)

// unpacked is what comes out of an archive, within the bounds. What is wrong
// with the archive is a fault.
type unpacked struct {
	in     io.Reader
	name   string
	packed func() int64 // how much of the archive was read for it
	read   int64
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.in.Read(p)
	u.read += int64(n)
	switch {
	case u.read > maxUnpackedBytes:
		return 0, faultf(TooLarge, 0, "%s unpacks to more than %d GiB; split it", u.name, maxUnpackedBytes>>30)
	case u.read > freeOfRatio && u.read > maxRatio*u.packed():
		return 0, faultf(TooLarge, 0, "%s unpacks to more than %d times its size, as no table does; check where it comes from, or unpack it yourself", u.name, maxRatio)
	}
	return n, damage(u.name, err)
}

func (u *unpacked) count() int64 { return u.read }

// damage makes a fault of what a reader of archives says, and leaves what the
// file system says.
func damage(name string, err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm),
		errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &corrupt):
		return faultf(Unsound, 0, "%s is damaged or was cut off; get the whole file again", name)
	}
	return err
}

// gunzip is what a file in gzip holds.
func gunzip(c content) content {
	return content{c.name, func() (*stream, error) {
		from, err := c.open()
		if err != nil {
			return nil, err
		}
		in, err := gzip.NewReader(from)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			from.close()
			return nil, damage(c.name, err)
		}
		return &stream{Reader: &unpacked{in: in, name: c.name, packed: from.done}, done: from.done, total: from.total, close: from.close}, nil
	}}
}

// openZip opens a zip and sorts its entries by their names.
func openZip(c content) (entries []*zip.File, shut func() error, err error) {
	in, size, shut, err := c.openAt()
	if err != nil {
		return nil, nil, err
	}
	z, err := zip.NewReader(in, size)
	if err == nil && len(z.File) > maxEntries {
		err = faultf(TooLarge, 0, "%s holds more than %d files; split it", c.name, maxEntries)
	}
	if err != nil {
		shut()
		return nil, nil, damage(c.name, err)
	}
	slices.SortStableFunc(z.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	return z.File, shut, nil
}

// entry is one of the files in a zip, as it is found by its place in the order.
func entry(c content, at int, name string) content {
	name = c.name + "/" + shown(name)
	return content{name, func() (*stream, error) {
		entries, shut, err := openZip(c)
		if err != nil {
			return nil, err
		}
		in, err := unzip(entries[at], name)
		if err != nil {
			shut()
			return nil, err
		}
		return &stream{Reader: in, done: in.count, total: int64(entries[at].UncompressedSize64), close: shut}, nil
	}}
}

func unzip(f *zip.File, name string) (*unpacked, error) {
	in, err := f.Open()
	if err != nil {
		return nil, damage(name, err)
	}
	return &unpacked{in: in, name: name, packed: func() int64 { return int64(f.CompressedSize64) }}, nil
}

// shown is a name from an archive, fit to be printed.
func shown(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(name, string(unicode.ReplacementChar)))
}

// An outsider is a file that is no table, as far as can be told, which is a
// fault by itself and a note in a zip.
type outsider struct{ *Fault }

func (o outsider) Unwrap() error { return o.Fault }

// The bit of a zip that says that an entry has a password.
const zipPassword = 1

// addZip takes in what a zip holds.
func (s *Source) addZip(c content, entries []*zip.File, options OpenOptions) error {
	var total uint64
	for i, e := range entries {
		total += e.UncompressedSize64
		switch {
		case e.Flags&zipPassword != 0:
			return faultf(Unsound, 0, "%s has a password; unpack it and give the files in it", c.name)
		case e.UncompressedSize64 > maxUnpackedBytes || total > maxUnpackedBytes:
			return faultf(TooLarge, 0, "%s unpacks to more than %d GiB; split it", c.name, maxUnpackedBytes>>30)
		case i > 0 && e.Name == entries[i-1].Name:
			return faultf(Unsound, 0, "%s holds two files named %s; pack it anew", c.name, shown(e.Name))
		}
	}
	files := 0
	for _, e := range entries {
		if ending := strings.ToLower(pathpkg.Ext(e.Name)); isData(e.Name) && ending != ".yaml" && ending != ".yml" {
			files++
		}
	}
	var passed []outsider
	for i, e := range entries {
		if strings.HasSuffix(e.Name, "/") {
			continue
		}
		inside := entry(c, i, e.Name)
		err := s.addEntry(inside, options, isData(e.Name), files == 1)
		var out outsider
		if errors.As(err, &out) {
			passed = append(passed, out)
			s.Notes, err = append(s.Notes, "passed over: "+out.Message), nil
		}
		if err != nil {
			return err
		}
	}
	switch holds := len(s.Tables)+len(s.Documents) > 0; {
	case !holds && len(passed) == 1:
		return passed[0] // it was meant, and says why it is none
	case !holds:
		return faultf(Unsound, 0, "%s holds no table; pack files of CSV, JSON or Excel", c.name)
	}
	return nil
}

// isData says that an entry is a file that a person put there.
func isData(name string) bool {
	return !strings.HasSuffix(name, "/") && !strings.HasPrefix(name, "__MACOSX/") && !strings.HasPrefix(pathpkg.Base(name), ".")
}

// addEntry takes in a file of a zip. Its content does not tell CSV from a
// letter: where there are several files, its name must.
func (s *Source) addEntry(c content, options OpenOptions, data, only bool) error {
	if !data {
		return outsider{faultf(Unsound, 0, "%s is kept by a system for itself", c.name)}
	}
	k, err := kindOf(c)
	if err != nil {
		return err
	}
	ending := strings.ToLower(pathpkg.Ext(c.name))
	if k == plainText && (ending == ".yaml" || ending == ".yml") {
		s.Texts = append(s.Texts, &Text{File: c.name, from: c})
		return nil
	}
	if k == plainText && !only {
		format, err := formatOf(c, OpenOptions{})
		if err != nil {
			return err
		}
		if options.Format == Excel {
			return outsider{faultf(Unsound, 0, "%s is no workbook", c.name)}
		}
		if format == CSV && !slices.Contains([]string{".csv", ".tsv", ".tab"}, ending) {
			return outsider{faultf(Unsound, 0, "%s is not named as a table; if it is one, name it .csv", c.name)}
		}
	}
	return s.add(c, k, options, true)
}
