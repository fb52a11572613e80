source("helpers.R")
args <- commandArgs(trailingOnly = TRUE)
writeLines(format(score(as.integer(args[[1]]))), "/argosy/outputs/score")
