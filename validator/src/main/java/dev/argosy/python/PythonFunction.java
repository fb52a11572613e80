package dev.argosy.python;

import java.util.List;

/** A function at the top of a module. */
public final class PythonFunction {
  private final Stmt.Function def;
  private final PythonModule module;

  PythonFunction(Stmt.Function def, PythonModule module) {
    this.def = def;
    this.module = module;
  }

  public String name() {
    return def.name().id();
  }

  List<Stmt> body() { return def.body(); }
  PythonModule module() { return module; }
}
