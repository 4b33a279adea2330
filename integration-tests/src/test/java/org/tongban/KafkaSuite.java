package org.tongban;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** What goes over topics, in one JVM, so that the broker is started once and the nodes twice. */
@Suite
@SelectClasses(
    names = {
      "org.tongban.it.KafkaBatchIT",
      "org.tongban.it.KafkaEventsIT",
      "org.tongban.it.KafkaIT",
      "org.tongban.it.KafkaLaterIT",
      "org.tongban.it.KafkaQueryPathIT"
    })
class KafkaSuite {}
