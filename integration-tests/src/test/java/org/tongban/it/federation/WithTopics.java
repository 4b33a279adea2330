package org.tongban.it.federation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The same as {@link WithFederation}, where the clerks of 青浦 and 吴江 ask and read over a Kafka
 * broker.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithFederation
@ExtendWith(WithTopics.Extension.class)
public @interface WithTopics {
  /** Starts the broker once, and the nodes anew where the class before worked over HTTP. */
  final class Extension implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      var federation = WithFederation.Extension.federation();
      federation.over(
          ThisProcess.one(OwnTopics.class, () -> OwnTopics.start(federation), OwnTopics::close));
    }
  }
}
