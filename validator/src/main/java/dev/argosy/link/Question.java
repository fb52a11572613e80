package dev.argosy.link;

/**
 * What a part of a project asks of the rest of the repository while it is linked. Where all answers
 * are the same again, and the Project too, the part comes out the same.
 */
public sealed interface Question {
  /** Which document a name means to those who use it in a namespace. */
  record Use(String namespace, String name) implements Question {}

  /** Which pipeline has a name in a namespace. */
  record Pipeline(String namespace, String name) implements Question {}

  /** Which run configuration has a name in a namespace as it is written. */
  record Run(String id) implements Question {}

  /** Which documents a file holds. */
  record Documents(String path) implements Question {}

  /** What is in a file. */
  record Content(String path) implements Question {}

  /** What else there is, and whether it is all: for who looks for something that is not there. */
  enum Else implements Question {
    NAMES,
    PATHS
  }
}
