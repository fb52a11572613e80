package dev.argosy.fix;

import dev.argosy.diagnostic.Code;

/**
 * When in the reading of a file a mistake is found. One of an early stage hides those of the later
 * ones, which its fix therefore brings to light.
 */
enum Stage {
  TEXT,
  SHAPE,
  EXPRESSION,
  MEANING;

  static Stage of(Code code) {
    return switch (code) {
      case FILE_UNREADABLE,
          YAML_SYNTAX,
          DUPLICATE_KEY,
          UNQUOTED_EXPRESSION,
          TOO_LARGE,
          BAD_INDENTATION,
          EMPTY_FILE,
          EMPTY_DOCUMENT,
          NOT_A_MAPPING,
          KEY_NOT_STRING,
          UNKNOWN_ALIAS,
          BAD_MERGE,
          UNKNOWN_TAG ->
          TEXT;
      case WRONG_API_VERSION,
          UNKNOWN_KEY,
          MISSING_KEY,
          WRONG_TYPE,
          INVALID_VALUE,
          INVALID_NAME,
          EXACTLY_ONE,
          KEY_NOT_FOR_KIND,
          FIELD_OWNED,
          NOT_BUILT,
          EXPRESSION_NOT_ALLOWED ->
          SHAPE;
      case EXPRESSION_SYNTAX,
          EXPRESSION_FOREIGN_WORD,
          EXPRESSION_UNCLOSED,
          EXPRESSION_EMPTY,
          EXPRESSION_TOO_LARGE ->
          EXPRESSION;
      default -> MEANING;
    };
  }
}
