/** The member's own systems over Kafka: asks and answers, feeds of events and of the journal. */
package org.tongban.node.kafka;
