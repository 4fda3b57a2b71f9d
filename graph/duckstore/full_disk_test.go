package duckstore_test

func loadOnAFullDisk([]string) error { return nil }
