module gouji/internal/oracle

go 1.26.8

require (
	github.com/unidoc/unioffice v1.4.0
	gouji v0.0.0
)

require github.com/tdewolff/parse/v2 v2.8.20 // indirect

replace gouji => ../..
