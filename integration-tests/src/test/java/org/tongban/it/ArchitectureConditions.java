package org.tongban.it;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What the house rules ask of a class, where the library has no words for it. */
final class ArchitectureConditions {
  private static final List<String> CORE_ORDER =
      List.of(
          "refusal", "message", "identity", "catalogue", "directory", "seal", "policy", "journal");

  private ArchitectureConditions() {}

  static DescribedPredicate<JavaClass> named(List<String> names) {
    return DescribedPredicate.describe("proofs", one -> names.contains(one.getName()));
  }

  static DescribedPredicate<JavaClass> stations() {
    return DescribedPredicate.describe(
        "stations",
        one ->
            one.getPackageName().equals("org.tongban.node.station")
                    && SourceText.of(one).contains("/** Station ")
                || one.getPackageName().equals("org.tongban.node.station")
                    && SourceText.of(one).contains("* Station "));
  }

  static ArchCondition<JavaClass> dependOnEarlierPackagesOnly() {
    return new ArchCondition<>("depend on earlier packages only") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        for (var dependency : one.getDirectDependenciesFromSelf()) {
          var from = place(one);
          var to = place(dependency.getTargetClass().getBaseComponentType());
          if (from >= 0 && to > from) {
            events.add(SimpleConditionEvent.violated(one, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static int place(JavaClass one) {
    var parts = one.getPackageName().split("\\.", -1);
    return parts.length > 3 && one.getPackageName().startsWith("org.tongban.core.")
        ? CORE_ORDER.indexOf(parts[3])
        : -1;
  }

  static ArchCondition<JavaClass> beMadeByTheirPackageOnly() {
    return new ArchCondition<>("be final, without public constructor or static method") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        var open =
            !one.getModifiers().contains(JavaModifier.FINAL)
                || one.isRecord()
                || one.getConstructors().stream()
                    .anyMatch(maker -> maker.getModifiers().contains(JavaModifier.PUBLIC))
                || one.getMethods().stream()
                    .anyMatch(
                        method ->
                            method.getModifiers().contains(JavaModifier.STATIC)
                                && method.getModifiers().contains(JavaModifier.PUBLIC));
        if (open) {
          events.add(SimpleConditionEvent.violated(one, one.getName() + " can be forged"));
        }
      }
    };
  }

  static ArchCondition<JavaClass> haveOnePublicMethodOfOurTypes() {
    return new ArchCondition<>("have one public method from one type of ours to another") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        List<JavaMethod> methods =
            one.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
        var good =
            methods.size() == 1
                && methods.get(0).getRawParameterTypes().size() == 1
                && ours(methods.get(0).getRawParameterTypes().get(0))
                && ours(methods.get(0).getRawReturnType());
        if (!good) {
          events.add(SimpleConditionEvent.violated(one, one.getName() + " has " + methods));
        }
      }

      private boolean ours(JavaClass type) {
        return type.getPackageName().startsWith("org.tongban.");
      }
    };
  }

  static ArchCondition<JavaClass> catchEverything() {
    return new ArchCondition<>("catch Throwable or Exception") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        one.getCodeUnits().stream()
            .flatMap(unit -> unit.getTryCatchBlocks().stream())
            .flatMap(block -> block.getCaughtThrowables().stream())
            .filter(type -> type.isEquivalentTo(Exception.class))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.satisfied(one, one.getName() + " catches " + type)));
      }
    };
  }
}
