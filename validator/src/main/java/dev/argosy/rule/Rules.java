package dev.argosy.rule;

import java.util.List;

/** All rules. */
public final class Rules {
  /** Those that look at a linked pipeline. */
  public static final List<Rule> ALL =
      List.of(
          new OutputsExist(),
          new MountsExist(),
          new LocksHeld(),
          new DaemonUses(),
          new CacheKeys(),
          new ContainersBeside(),
          new LiteralTags(),
          new OutsideTexts(),
          new ArtifactUses(),
          new ArtifactChoices(),
          new NullBesideExpression(),
          new BranchGap(),
          new BranchesReached(),
          new LoopOutputs(),
          new LoopAlternatives(),
          new LoopItemsFit(),
          new NestingDepth(),
          new FanOutUnbounded(),
          new PackagesPinned(),
          new ImageNames(),
          new PythonImports(),
          new ShellQuoting(),
          new ShellNames(),
          new ShellWords(),
          new OutputPaths(),
          new ImageTags(),
          new HardcodedSecrets(),
          new SharedVolumes(),
          new VolumesUsed(),
          new ConstantConditions(),
          new WordsAllowed(),
          new RequestsWithinLimits(),
          new TinyMemory(),
          new HugeCpu(),
          new TimeoutsWithinRun(),
          new HostAccess(),
          new InsecureUrls(),
          new ResourcesNamed(),
          Advice.DIGESTS,
          Advice.TIMEOUTS,
          Advice.TTL,
          Advice.SERVICE_ACCOUNTS);

  /** Those that look at the run configurations of a project together. */
  public static final List<RunRule> OF_RUNS =
      List.of(
          new SchedulesFire(),
          new EitherDay(),
          new EveryMinute(),
          new TriggerCycles(),
          new UpstreamsRun());

  private Rules() {}
}
