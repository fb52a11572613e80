package dev.argosy.python;

/**
 * A place where a name is read.
 *
 * @param certain false where the code itself looks whether the name is there
 */
record Use(Scope scope, Expr.Name name, boolean certain) {}
