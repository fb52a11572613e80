package dev.argosy.python;

/**
 * A member that is read, and the scope it is read in.
 *
 * @param certain false where the code itself looks whether names are there
 */
record MemberRead(Scope scope, Expr.Attribute member, boolean certain) {}
