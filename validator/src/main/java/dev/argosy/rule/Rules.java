package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
          new InsecureUrls());

  /** Those that look at a linked pipeline only where the Project's rules name what they find. */
  public static final Map<Code, Rule> BY_CHOICE =
      Map.of(
          Code.MISSING_RESOURCES, new ResourcesNamed(),
          Code.IMAGE_DIGEST, Advice.DIGESTS,
          Code.MISSING_TIMEOUT, Advice.TIMEOUTS,
          Code.MISSING_TTL, Advice.TTL,
          Code.DEFAULT_SERVICE_ACCOUNT, Advice.SERVICE_ACCOUNTS);

  /** Those that look at the run configurations of a project together. */
  public static final List<RunRule> OF_RUNS =
      List.of(
          new SchedulesFire(),
          new EitherDay(),
          new EveryMinute(),
          new TriggerCycles(),
          new UpstreamsRun());

  private Rules() {}

  /**
   * Those for the pipelines of a project.
   *
   * @param levels that it sets, by the id of the code
   */
  public static List<Rule> of(Map<String, String> levels) {
    return Stream.concat(
            ALL.stream(),
            BY_CHOICE.entrySet().stream()
                .filter(choice -> levels.containsKey(choice.getKey().id()))
                .map(Map.Entry::getValue))
        .toList();
  }
}
