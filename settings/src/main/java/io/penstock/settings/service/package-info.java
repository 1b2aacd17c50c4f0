/// Code shared by the processes of both services: arguments, ports, readiness and shutdown.
@NullMarked
package io.penstock.settings.service;

import org.jspecify.annotations.NullMarked;
