package bench;

import dev.argosy.compile.Compiler;
import dev.argosy.compile.argo.WorkflowSpec;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.compile.lower.PipelineLowering;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedProject;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.validate.Validator;
import dev.argosy.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;

/** The passes on examples/conditional; the bare loop is what reading the bytes once costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Inner {
  private final Map<String, String> files = new HashMap<>();
  private MemoryTree tree;
  private SourceFile file;
  private LinkedProject project;
  private LinkedPipeline pipeline;
  private WorkflowSpec spec;

  @Setup
  public void setUp() throws Exception {
    Path folder = Path.of(System.getProperty("example"));
    for (String name : new String[] {"pipeline.yaml", "process.py"}) {
      files.put(name, Files.readString(folder.resolve(name)));
    }
    tree = MemoryTree.of(files);
    file = new SourceFile("pipeline.yaml", files.get("pipeline.yaml"));
    project = Validator.validate(tree, Validator.Options.all()).value().orElseThrow().getFirst();
    pipeline = project.pipelines().getFirst();
    spec = PipelineLowering.lower(pipeline, project.artifacts(), "0");
  }

  @Benchmark
  public int bareLoop() {
    int sum = 0;
    for (String text : files.values()) {
      for (int i = 0; i < text.length(); i++) {
        sum += text.charAt(i);
      }
    }
    return sum;
  }

  @Benchmark
  public Object read() {
    return YamlReader.read(file);
  }

  @Benchmark
  public Object readToLink() {
    return Validator.validate(tree, Validator.Options.all());
  }

  @Benchmark
  public Object lower() {
    return PipelineLowering.lower(pipeline, project.artifacts(), "0");
  }

  @Benchmark
  public Object emit() {
    return Emitter.emit(spec);
  }

  @Benchmark
  public Object all() {
    return Compiler.compile(tree, Compiler.Options.all());
  }
}
