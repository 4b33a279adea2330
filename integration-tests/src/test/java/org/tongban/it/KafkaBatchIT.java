package org.tongban.it;

import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithTopics;

/** The same as {@link BatchIT}, where 青浦 and 吴江 have a Kafka cluster. */
@WithTopics
class KafkaBatchIT extends BatchIT {
  KafkaBatchIT(Federation federation) {
    super(federation);
  }
}
