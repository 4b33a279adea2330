package org.tongban.node.console.journal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.api.Exchanges;
import org.tongban.node.audit.Audit;
import org.tongban.node.proof.ProofExport;

/** The parts of the journal's pages. */
@Configuration(proxyBeanMethods = false)
@Lazy
@Import(JournalController.class)
public class JournalSetup {
  @Bean
  Reading journalReading(Audit audit, Exchanges exchanges, ProofExport proofs) {
    return new Reading(audit, exchanges, proofs);
  }
}
