package dev.argosy.rule;

import java.util.List;

/** All rules that look at a linked pipeline. */
public final class Rules {
  public static final List<Rule> ALL =
      List.of(
          new OutputsExist(),
          new MountsExist(),
          new LiteralTags(),
          new ArtifactUses(),
          new NullBesideExpression(),
          new BranchGap(),
          new LoopOutputs(),
          new LoopAlternatives(),
          new NestingDepth(),
          new FanOutUnbounded(),
          new PackagesPinned(),
          new ImageTags(),
          new SharedVolumes(),
          new ResourcesNamed());

  private Rules() {}
}
