import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the pattern switches of jars plain: a method that asks for one type after the other. As the
 * compiler leaves them, the program writes a class for each when it first comes by, which no
 * archive of classes takes in; together that is a fifth of a short run. Needs Java 24; what it does
 * not know stays as it is.
 */
final class PlainSwitches {
  private static final ClassFile FILES =
      ClassFile.of(
          ClassFile.ConstantPoolSharingOption.NEW_POOL,
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime", "SwitchBootstraps");

  private final ClassModel type;
  private final List<Switch> switches = new ArrayList<>();

  private PlainSwitches(ClassModel type) {
    this.type = type;
  }

  /**
   * A switch over types.
   *
   * @param shape takes the value and the number of the first case to try; gives that of the case
   */
  private record Switch(String name, MethodTypeDesc shape, List<ClassDesc> cases) {}

  /**
   * @param jars to be changed in place; what their classes extend is found on the class path
   */
  public static void main(String... jars) throws IOException {
    for (String jar : jars) {
      rewrite(Path.of(jar));
    }
  }

  private static void rewrite(Path jar) throws IOException {
    Path made = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
      in.stream().forEach(entry -> copy(in, entry, out));
    }
    Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(ZipFile in, ZipEntry entry, ZipOutputStream out) {
    try {
      byte[] bytes = in.getInputStream(entry).readAllBytes();
      ZipEntry same = new ZipEntry(entry.getName());
      same.setTime(entry.getTime());
      out.putNextEntry(same);
      out.write(entry.getName().endsWith(".class") ? plain(bytes) : bytes);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] plain(byte[] bytes) {
    ClassModel type = FILES.parse(bytes);
    PlainSwitches plain = new PlainSwitches(type);
    return type.methods().stream().anyMatch(PlainSwitches::hasSome)
        ? FILES.transformClass(
            type,
            ClassTransform.transformingMethodBodies(PlainSwitches::hasSome, plain::instruction)
                .andThen(ClassTransform.endHandler(plain::methods)))
        : bytes;
  }

  private static boolean hasSome(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .anyMatch(PlainSwitches::isOverTypes);
  }

  private void instruction(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call && isOverTypes(call)) {
      String name = "argosy$switch$" + switches.size();
      List<ClassDesc> cases = call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
      switches.add(new Switch(name, call.typeSymbol(), cases));
      code.invokestatic(type.thisClass().asSymbol(), name, call.typeSymbol(), isInterface());
    } else {
      code.with(element);
    }
  }

  private static boolean isOverTypes(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && call.bootstrapMethod().owner().equals(BOOTSTRAPS)
        && call.name().equalsString("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  private boolean isInterface() {
    return type.flags().has(AccessFlag.INTERFACE);
  }

  private void methods(ClassBuilder to) {
    int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
    for (Switch one : switches) {
      to.withMethodBody(one.name, one.shape, flags, code -> body(one, code));
    }
  }

  private static void body(Switch one, CodeBuilder code) {
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
    for (int i = 0; i < one.cases.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(one.cases.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(one.cases.size()).ireturn();
  }
}
