package dev.argosy.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test, or a class of tests, that needs real parts. Where one cannot run the test is skipped,
 * with all that this machine lacks as the reason; with {@code ARGOSY_REQUIRE_ALL=1} in the
 * environment, as in CI, it fails instead.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PartCondition.class)
public @interface NeedsPart {
  /** The parts, all of them needed. */
  Part[] value();
}
