package org.tongban.it;

import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithTopics;

/** The same as {@link QueryPathIT}, where 青浦 and 吴江 have a Kafka cluster. */
@WithTopics
class KafkaQueryPathIT extends QueryPathIT {
  KafkaQueryPathIT(Federation federation) {
    super(federation);
  }
}
