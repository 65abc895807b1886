module go_translations

go 1.25.0

require (
	golang.org/x/sync v0.17.0
	golang.org/x/time v0.13.0
)
