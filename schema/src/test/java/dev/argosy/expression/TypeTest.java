package dev.argosy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.ArtifactType;
import dev.argosy.expression.Type.Fit.Refused;
import dev.argosy.expression.Type.Fit.Taken;
import dev.argosy.expression.Type.ObjectType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.Type.Unknown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of coercions. */
class TypeTest {
  private static final Type MODEL = new ArtifactType("Model");
  private static final Type ARTIFACT = new ArtifactType("Artifact");

  @Test
  void anIntegerIsANumberButNotTheOtherWayRound() {
    assertThat(Scalar.NUMBER.accepts(Scalar.INTEGER)).isEqualTo(Taken.DIRECT);
    assertThat(Scalar.INTEGER.accepts(Scalar.NUMBER))
        .isEqualTo(new Refused("expected integer, found number", "convert with int(...)"));
  }

  @Test
  void noOtherParameterIsConverted() {
    assertThat(StringType.STRING.accepts(Scalar.INTEGER))
        .isEqualTo(new Refused("expected string, found integer", "convert with string(...)"));
    assertThat(Scalar.NUMBER.accepts(StringType.STRING))
        .isEqualTo(new Refused("expected number, found string", "convert with double(...)"));
    assertThat(Scalar.BOOLEAN.accepts(StringType.STRING))
        .isEqualTo(new Refused("expected boolean, found string", "convert with bool(...)"));
  }

  @Test
  void aParameterBecomesAFileOnlyForArtifact() {
    assertThat(ARTIFACT.accepts(Scalar.INTEGER)).isEqualTo(Taken.AS_FILE);
    assertThat(MODEL.accepts(Scalar.INTEGER))
        .isEqualTo(
            new Refused(
                "expected Model, found integer",
                "a parameter can be given as a file only to an input of type Artifact"));
  }

  @Test
  void everyArtifactIsAnArtifact() {
    assertThat(ARTIFACT.accepts(MODEL)).isEqualTo(Taken.DIRECT);
    assertThat(ARTIFACT.accepts(new ArtifactType("Model", true))).isEqualTo(Taken.DIRECT);
    assertThat(MODEL.accepts(new ArtifactType("Model"))).isEqualTo(Taken.DIRECT);
    assertThat(MODEL.accepts(new ArtifactType("Dataset"))).isInstanceOf(Refused.class);
    assertThat(MODEL.accepts(new ArtifactType("Model", true)))
        .isEqualTo(
            new Refused(
                "expected Model, found directory of Model",
                "an input of type Artifact takes every artifact"));
    assertThat(StringType.STRING.accepts(MODEL)).isInstanceOf(Refused.class);
  }

  @Test
  void arraysAndObjectsFitByTheirParts() {
    assertThat(new ArrayType(Scalar.NUMBER).accepts(new ArrayType(Scalar.INTEGER)))
        .isEqualTo(Taken.DIRECT);
    assertThat(new ArrayType(Scalar.INTEGER).accepts(new ArrayType(StringType.STRING)))
        .isInstanceOf(Refused.class);
    assertThat(
            new ObjectType(Map.of("a", Scalar.INTEGER), true)
                .accepts(new ObjectType(Map.of("a", StringType.STRING), false)))
        .isEqualTo(
            new Refused("property 'a': expected integer, found string", "convert with int(...)"));
  }

  @Test
  void textsThatCanNeverMeetAreRefused() {
    Type stage = new StringType(List.of("staging", "prod"));

    assertThat(stage.accepts(StringType.STRING)).isEqualTo(Taken.DIRECT);
    assertThat(stage.accepts(new StringType(List.of("prod", "dev")))).isEqualTo(Taken.DIRECT);
    assertThat(stage.accepts(new StringType(List.of("fast"))))
        .isEqualTo(new Refused("expected one of 'staging', 'prod', found one of 'fast'", ""));
  }

  @Test
  void whatIsUnknownIsNeverRefused() {
    for (Type type : List.of(MODEL, Scalar.INTEGER, StringType.STRING, ObjectType.ANYTHING)) {
      assertThat(type.accepts(Unknown.ANY)).isEqualTo(Taken.DIRECT);
      assertThat(Unknown.ANY.accepts(type)).isEqualTo(Taken.DIRECT);
    }
  }
}
