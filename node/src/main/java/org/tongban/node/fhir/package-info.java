/** HAPI's full validator: slow, and therefore never on the way of a message. */
package org.tongban.node.fhir;
