package dev.argosy.python;

/**
 * A call and the scope that it is made in.
 *
 * @param certain false where the code itself looks whether names are there
 */
record CallMade(Scope scope, Expr.Call call, boolean certain) {}
