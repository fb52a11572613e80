package dev.argosy.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command touches of the world, so that a test can hand it another one.
 *
 * @param folder the current folder, absolute
 * @param in standard input
 * @param out for what a program reads, and nothing else
 * @param err for what a person reads
 * @param colour whether the person's terminal shows colours
 * @param environment the environment variables
 * @param commit the commit this program was built from, empty when it is not known
 */
public record Shell(
    Path folder,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean colour,
    Map<String, String> environment,
    String commit) {}
