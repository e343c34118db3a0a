package org.onrecord.packaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.Value;

/**
 * Interprocedural data-flow analysis of bytecode: finds all places from which a value can reach a
 * call, through parameters, results, fields, lambdas and the collections of libraries. It ignores
 * the order of statements, and takes every value that enters a call of a library for a part of its
 * result.
 */
final class ValueFlow {

  /** A place of a value: a parameter, result or field of the project, or a class. */
  sealed interface Place {}

  /**
   * A parameter of a method.
   *
   * @param index position, from 0; the instance of a method has {@link #INSTANCE}
   */
  record Parameter(Method method, int index) implements Place {
    static final int INSTANCE = -1;
  }

  /** The result of a method. */
  record Result(Method method) implements Place {}

  /** A field of a class or of its instances. */
  record Field(String owner, String name) implements Place {}

  /** An instance or a literal of a class. */
  record Instance(String type) implements Place {}

  /** An object that an instruction of a method creates, to which later calls add values. */
  record Created(Method method, int instruction) implements Place {}

  /** The results of a lambda or method reference that an instruction of a method creates. */
  record Lambda(Method method, int instruction) implements Place {}

  /** The arguments with which a library calls a lambda. */
  record Arguments(Lambda lambda) implements Place {}

  /** A method by the internal name of its class, its name and descriptor. */
  record Method(String owner, String name, String descriptor) {
    private static Method of(Handle handle) {
      return new Method(handle.getOwner(), handle.getName(), handle.getDesc());
    }
  }

  /** Decides if the arguments of a call of a library are searched for. */
  @FunctionalInterface
  interface Sink {
    boolean accepts(Method called);
  }

  /** Methods of libraries whose result holds only what their function yields. */
  private static final Set<String> MAPPINGS = Set.of("map", "flatMap", "mapToObj");

  private final Map<String, ClassNode> classes = new HashMap<>();
  private final Map<String, Set<String>> subtypes = new HashMap<>();
  private final Map<Place, Set<Place>> sources = new HashMap<>();
  private final Set<Place> searched = new LinkedHashSet<>();
  private final Sink sink;

  private ValueFlow(List<ClassNode> classes, Sink sink) {
    this.sink = sink;
    for (ClassNode one : classes) {
      this.classes.put(one.name, one);
      subtypes.computeIfAbsent(one.superName, any -> new HashSet<>()).add(one.name);
      one.interfaces.forEach(
          type -> subtypes.computeIfAbsent(type, any -> new HashSet<>()).add(one.name));
    }
  }

  static ValueFlow of(List<ClassNode> classes, Sink sink) {
    ValueFlow flow = new ValueFlow(classes, sink);
    classes.forEach(one -> one.methods.forEach(method -> flow.analyze(one, method)));
    return flow;
  }

  /** The places whose values are arguments of a sink. */
  Set<Place> searched() {
    return searched;
  }

  /** The places from which values reach a place directly. */
  Set<Place> sources(Place place) {
    return sources.getOrDefault(place, Set.of());
  }

  private void analyze(ClassNode owner, MethodNode node) {
    Method method = new Method(owner.name, node.name, node.desc);
    try {
      new Analyzer<>(new Flow(method, node)).analyze(owner.name, node);
    } catch (AnalyzerException e) {
      throw new IllegalStateException("Cannot analyze " + method, e);
    }
  }

  private void flow(Places from, Place to) {
    from.all()
        .forEach(source -> sources.computeIfAbsent(to, any -> new LinkedHashSet<>()).add(source));
  }

  /** The method itself or the inherited one, and all that override it. */
  private List<Method> targets(Method called) {
    List<Method> targets = new ArrayList<>();
    for (ClassNode type = classes.get(called.owner());
        type != null;
        type = classes.get(type.superName)) {
      if (declares(type, called)) {
        targets.add(new Method(type.name, called.name(), called.descriptor()));
        break;
      }
    }
    addOverriding(called.owner(), called, targets);
    return targets;
  }

  private void addOverriding(String owner, Method called, List<Method> targets) {
    for (String subtype : subtypes.getOrDefault(owner, Set.of())) {
      if (declares(classes.get(subtype), called)) {
        targets.add(new Method(subtype, called.name(), called.descriptor()));
      }
      addOverriding(subtype, called, targets);
    }
  }

  private static boolean declares(ClassNode type, Method called) {
    return type.methods.stream()
        .anyMatch(one -> one.name.equals(called.name()) && one.desc.equals(called.descriptor()));
  }

  /** The places that the value of a local variable or stack slot can come from. */
  private record Places(int size, Set<Place> all) implements Value {
    private static Places none(int size) {
      return new Places(size, Set.of());
    }

    private static Places of(Place place) {
      return new Places(1, Set.of(place));
    }

    @Override
    public int getSize() {
      return size;
    }

    private static Places union(int size, Stream<Places> parts) {
      Set<Place> all = new HashSet<>();
      parts.forEach(part -> all.addAll(part.all));
      return new Places(size, all);
    }
  }

  private final class Flow extends Interpreter<Places> {
    private final Method method;
    private final MethodNode node;

    private Flow(Method method, MethodNode node) {
      super(Opcodes.ASM9);
      this.method = method;
      this.node = node;
    }

    @Override
    public Places newValue(Type type) {
      return type == Type.VOID_TYPE ? null : Places.none(type == null ? 1 : type.getSize());
    }

    @Override
    public Places newParameterValue(boolean isInstance, int local, Type type) {
      if (isInstance && local == 0) {
        return Places.of(new Parameter(method, Parameter.INSTANCE));
      }
      int slot = isInstance ? 1 : 0;
      int index = 0;
      for (Type each : Type.getArgumentTypes(node.desc)) {
        if (slot == local) {
          return new Places(type.getSize(), Set.of(new Parameter(method, index)));
        }
        slot += each.getSize();
        index++;
      }
      return newValue(type);
    }

    @Override
    public Places newOperation(AbstractInsnNode instruction) {
      return switch (instruction.getOpcode()) {
        case Opcodes.NEW -> {
          String type = ((TypeInsnNode) instruction).desc;
          Place created = new Created(method, node.instructions.indexOf(instruction));
          yield new Places(1, Set.of(created, new Instance(type)));
        }
        case Opcodes.GETSTATIC -> field((FieldInsnNode) instruction);
        case Opcodes.LDC ->
            ((LdcInsnNode) instruction).cst instanceof Type type && type.getSort() == Type.OBJECT
                ? Places.of(new Instance(type.getInternalName()))
                : Places.none(
                    ((LdcInsnNode) instruction).cst instanceof Long
                            || ((LdcInsnNode) instruction).cst instanceof Double
                        ? 2
                        : 1);
        case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 ->
            Places.none(2);
        default -> Places.none(1);
      };
    }

    private Places field(FieldInsnNode instruction) {
      return new Places(
          Type.getType(instruction.desc).getSize(),
          Set.of(new Field(instruction.owner, instruction.name)));
    }

    @Override
    public Places copyOperation(AbstractInsnNode instruction, Places value) {
      return value;
    }

    @Override
    public Places unaryOperation(AbstractInsnNode instruction, Places value) {
      return switch (instruction.getOpcode()) {
        case Opcodes.GETFIELD -> field((FieldInsnNode) instruction);
        case Opcodes.PUTSTATIC -> {
          FieldInsnNode target = (FieldInsnNode) instruction;
          flow(value, new Field(target.owner, target.name));
          yield null;
        }
        case Opcodes.CHECKCAST -> value;
        case Opcodes.ANEWARRAY, Opcodes.NEWARRAY ->
            Places.of(new Created(method, node.instructions.indexOf(instruction)));
        case Opcodes.I2L,
            Opcodes.F2L,
            Opcodes.D2L,
            Opcodes.I2D,
            Opcodes.F2D,
            Opcodes.L2D,
            Opcodes.LNEG,
            Opcodes.DNEG ->
            Places.none(2);
        default -> Places.none(1);
      };
    }

    @Override
    public Places binaryOperation(AbstractInsnNode instruction, Places one, Places two) {
      return switch (instruction.getOpcode()) {
        case Opcodes.PUTFIELD -> {
          FieldInsnNode target = (FieldInsnNode) instruction;
          flow(two, new Field(target.owner, target.name));
          yield null;
        }
        case Opcodes.AALOAD -> one;
        case Opcodes.LALOAD,
            Opcodes.DALOAD,
            Opcodes.LADD,
            Opcodes.DADD,
            Opcodes.LSUB,
            Opcodes.DSUB,
            Opcodes.LMUL,
            Opcodes.DMUL,
            Opcodes.LDIV,
            Opcodes.DDIV,
            Opcodes.LREM,
            Opcodes.DREM,
            Opcodes.LSHL,
            Opcodes.LSHR,
            Opcodes.LUSHR,
            Opcodes.LAND,
            Opcodes.LOR,
            Opcodes.LXOR ->
            Places.none(2);
        default -> Places.none(1);
      };
    }

    @Override
    public Places ternaryOperation(
        AbstractInsnNode instruction, Places array, Places index, Places element) {
      array.all().forEach(target -> flow(element, target));
      return null;
    }

    @Override
    public Places naryOperation(AbstractInsnNode instruction, List<? extends Places> values) {
      if (instruction instanceof InvokeDynamicInsnNode dynamic) {
        return lambda(dynamic, values);
      }
      if (instruction instanceof MethodInsnNode call) {
        Method called = new Method(call.owner, call.name, call.desc);
        return classes.containsKey(call.owner)
            ? callProject(called, values, call.getOpcode() != Opcodes.INVOKESTATIC)
            : callLibrary(called, values, call.getOpcode() != Opcodes.INVOKESTATIC);
      }
      return Places.of(new Created(method, node.instructions.indexOf(instruction)));
    }

    private Places callProject(Method called, List<? extends Places> values, boolean onInstance) {
      List<Method> targets = targets(called);
      if (targets.isEmpty()) {
        return callLibrary(called, values, onInstance);
      }
      int shift = onInstance ? 1 : 0;
      Set<Place> results = new HashSet<>();
      for (Method target : targets) {
        for (int i = 0; i < values.size(); i++) {
          flow(values.get(i), new Parameter(target, i - shift));
        }
        results.add(new Result(target));
      }
      if (onInstance && isInterface(called.owner())) {
        // The instance may be a lambda, which holds its results.
        passToLambdas(values);
        results.addAll(values.get(0).all());
      }
      return new Places(Type.getReturnType(called.descriptor()).getSize(), results);
    }

    private boolean isInterface(String type) {
      return (classes.get(type).access & Opcodes.ACC_INTERFACE) != 0;
    }

    private Places callLibrary(Method called, List<? extends Places> values, boolean onInstance) {
      if (sink.accepts(called)) {
        values.forEach(value -> searched.addAll(value.all()));
      }
      if (onInstance) {
        values.get(0).all().stream()
            .filter(instance -> !(instance instanceof Lambda))
            .forEach(instance -> values.stream().skip(1).forEach(value -> flow(value, instance)));
      }
      passToLambdas(values);
      Type type = Type.getReturnType(called.descriptor());
      return holdsValues(type)
          ? Places.union(
              type.getSize(),
              values.stream().skip(MAPPINGS.contains(called.name()) ? 1 : 0).map(one -> one))
          : Places.none(type.getSize());
    }

    /** A library calls its functional arguments with the other arguments. */
    private void passToLambdas(List<? extends Places> values) {
      for (Places function : values) {
        for (Place lambda : function.all()) {
          if (lambda instanceof Lambda called) {
            Place arguments = new Arguments(called);
            values.stream().filter(other -> other != function).forEach(v -> flow(v, arguments));
          }
        }
      }
    }

    /** False for text, numbers and trees, which hold no objects of the project. */
    private static boolean holdsValues(Type type) {
      return type.getSort() == Type.OBJECT
              && !type.getClassName().startsWith("java.lang.")
              && !type.getClassName().startsWith("com.fasterxml.jackson.")
          || type.getClassName().equals(Object.class.getName())
          || type.getSort() == Type.ARRAY && type.getElementType().getSort() == Type.OBJECT;
    }

    private Places lambda(InvokeDynamicInsnNode dynamic, List<? extends Places> captured) {
      Lambda lambda = new Lambda(method, node.instructions.indexOf(dynamic));
      for (Object argument : dynamic.bsmArgs) {
        if (argument instanceof Handle handle && classes.containsKey(handle.getOwner())) {
          targets(Method.of(handle)).forEach(target -> link(lambda, handle, target, captured));
        }
      }
      return new Places(Type.getReturnType(dynamic.desc).getSize(), Set.of(lambda));
    }

    private void link(
        Lambda lambda, Handle handle, Method target, List<? extends Places> captured) {
      boolean creates = handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
      int first = creates || handle.getTag() == Opcodes.H_INVOKESTATIC ? 0 : 1;
      int count = Type.getArgumentCount(target.descriptor()) + first;
      for (int i = 0; i < count; i++) {
        Places argument = i < captured.size() ? captured.get(i) : Places.of(new Arguments(lambda));
        flow(argument, new Parameter(target, i - first));
      }
      flow(Places.of(creates ? new Instance(target.owner()) : new Result(target)), lambda);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, Places value, Places expected) {
      flow(value, new Result(method));
    }

    @Override
    public Places merge(Places one, Places two) {
      return one.all().containsAll(two.all()) ? one : Places.union(one.size(), Stream.of(one, two));
    }
  }
}
