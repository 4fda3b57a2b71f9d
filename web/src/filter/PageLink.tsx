import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { readFilter, type Search, writeFilter } from "./filter";

interface Props {
  to: string;
  params?: Record<string, string>;
  /** What the address says beside the filter, which it keeps. */
  search?: Search;
  className?: string;
  children: ReactNode;
  label?: string | undefined;
}

/** A PageLink leads to another page and takes the filter along. */
export function PageLink({ to, params, search, className, children, label }: Props) {
  return (
    <Link
      to={to as never}
      params={(params ?? {}) as never}
      search={((now: Search) => ({ ...writeFilter(readFilter(now)), ...search })) as never}
      className={className ?? ""}
      activeProps={{ "aria-current": "page" }}
      aria-label={label}
    >
      {children}
    </Link>
  );
}
