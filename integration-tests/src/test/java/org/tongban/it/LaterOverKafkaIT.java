package org.tongban.it;

import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithTopics;

/** The same as {@link LaterIT}, where 青浦 and 吴江 have a Kafka cluster. */
@WithTopics
class LaterOverKafkaIT extends LaterIT {
  LaterOverKafkaIT(Federation federation) {
    super(federation);
  }
}
