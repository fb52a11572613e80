package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text was divided into.
 *
 * @param all the last one is {@link Token.Kind#END}
 * @param failure why nothing behind the last token could be read
 */
record Tokens(String text, List<Token> all, @Nullable SyntaxFailure failure) {}
