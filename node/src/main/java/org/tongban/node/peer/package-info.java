/**
 * The way to other nodes and from them: mutual TLS 1.3 with certificates pinned by the directory.
 */
package org.tongban.node.peer;
