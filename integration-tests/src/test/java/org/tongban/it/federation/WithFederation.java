package org.tongban.it.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/**
 * Gives a test class the one {@link Federation} of this JVM, and fails each of its tests after
 * which the nodes' log holds the number or the name of a person.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithFederation.Extension.class)
public @interface WithFederation {
  /** Hands the federation out and reads the log after each test. */
  final class Extension implements ParameterResolver, AfterEachCallback {
    private static final Pattern NUMBER =
        Pattern.compile("(?<![0-9A-Za-z_-])([0-9]{15}|[0-9]{17}[0-9Xx])(?![0-9A-Za-z_-])");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Federation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return federation(context);
    }

    private static Federation federation(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Federation.class, type -> Federation.start(), Federation.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
      var log = federation(context).drainLog();
      assertThat(log).as("log without numbers of persons").doesNotContainPattern(NUMBER);
      assertThat(log).as("log without names").doesNotContain(KnownPeople.NOBODYS_NAME);
      for (var region : Region.values()) {
        assertThat(log)
            .as("log without names")
            .doesNotContain(
                Arrays.stream(KnownPeople.values()).map(kind -> kind.in(region).name()).toList());
      }
    }
  }
}
