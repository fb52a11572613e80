package dev.argosy.sync.plan;

/**
 * One object as Git wants it.
 *
 * @param key which object
 * @param source path of the file it was compiled from
 * @param yaml the whole object as the compiler wrote it
 */
public record Desired(ObjectKey key, String source, String yaml) {}
