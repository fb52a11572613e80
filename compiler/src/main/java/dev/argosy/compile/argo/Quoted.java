package dev.argosy.compile.argo;

/**
 * A string that is always written in quotes, since its place takes strings only and people might
 * take it for a number.
 */
public record Quoted(String text) {}
