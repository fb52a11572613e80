module argosy.dev/testkit/pause

go 1.25.0
