source("util.R"); a <- commandArgs(TRUE); cat(length(a), file = "/argosy/outputs/n")
