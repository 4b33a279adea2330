package org.tongban.node.catalogue;

/**
 * One place of a message, as its schema describes it.
 *
 * @param path dotted, {@code []} behind an array, {@code [2]} for a member with a place of its own
 * @param form type and limits in a person's words
 * @param required whether it is there wherever the object around it is
 * @param description what the schema says of it; may be empty
 */
record Field(String path, String form, boolean required, String description) {}
