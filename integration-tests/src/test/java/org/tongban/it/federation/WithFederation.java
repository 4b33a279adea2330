package org.tongban.it.federation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the one {@link Federation} of this JVM, and fails each of its tests after
 * which the nodes' log holds the number or the name of a person.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithFederation.Extension.class)
public @interface WithFederation {
  /** Hands the federation out and reads the log after each test. */
  final class Extension
      implements ParameterResolver, BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    /** Classes that work over topics stand next to each other, so it is changed twice only. */
    @Override
    public void beforeAll(ExtensionContext context) {
      if (!context.getRequiredTestClass().isAnnotationPresent(WithTopics.class)) {
        federation().overHttp();
      }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Federation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return federation();
    }

    static Federation federation() {
      return ThisProcess.one(Federation.class, Federation::start, Federation::close);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      federation().listen();
    }

    @Override
    public void afterEach(ExtensionContext context) {
      Identities.assertNone("log", federation().drainLog());
    }
  }
}
