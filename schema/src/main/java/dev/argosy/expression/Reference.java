package dev.argosy.expression;

/**
 * What a path such as {@code steps.train.outputs.model} stands for. The linker says what that is;
 * here it is only carried along.
 */
public interface Reference {}
