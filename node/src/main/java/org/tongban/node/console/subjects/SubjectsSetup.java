package org.tongban.node.console.subjects;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.console.Layout;
import org.tongban.node.console.user.Operations;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.subject.AccessRecord;

/** The parts of the service desk's page. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class SubjectsSetup {
  @Bean
  Questions subjectQuestions(NodeDatabase database, Clock clock) {
    return new Questions(database.dataSource(), clock);
  }

  @Bean
  SubjectsController subjectsController(
      AccessRecord record, Questions questions, Operations operations, Layout layout, Clock clock) {
    return new SubjectsController(record, questions, operations, layout, clock);
  }
}
