# Tails by R for rows of: name, then up to three arguments.
d <- read.table(file("stdin"), fill = TRUE, col.names = c("f", "x", "a", "b"), stringsAsFactors = FALSE)
tail <- function(f, x, a, b) switch(f,
  normal = pnorm(x, lower.tail = FALSE),
  chisq = pchisq(x, a, lower.tail = FALSE),
  binomial = pbinom(x - 1, a, b, lower.tail = FALSE))
for (i in seq_len(nrow(d))) cat(format(tail(d$f[i], d$x[i], d$a[i], d$b[i]), digits = 17), "\n")
