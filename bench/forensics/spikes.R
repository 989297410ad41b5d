# Resampled kernel density of vote shares as published (Rozenas 2017), in base R: mixtures of beta-binomials by
# expectation-maximisation with optim(), then resamples with density(). Reads rows of N, t, v after a line with the
# number of resamples. Prints the share in spikes and the seconds of fits and of resamples.
input <- readLines(file("stdin"))
resamples <- as.integer(input[1])
d <- read.table(text = input[-1], col.names = c("N", "t", "v"))
set.seed(1)
lchance <- function(y, n, a, b) lchoose(n, y) + lbeta(y + a, n - y + b) - lbeta(a, b)
profile <- function(x, m) rowSums(sapply(seq_along(m$w), function(k) m$w[k] * dbeta(x, m$a[k], m$b[k])))
members <- function(y, n, m) {
  W <- sapply(seq_along(m$w), function(k) log(m$w[k]) + lchance(y, n, m$a[k], m$b[k]))
  W <- exp(W - apply(W, 1, max))
  matrix(W / rowSums(W), nrow = length(y))
}
em <- function(y, n, m) {
  W <- members(y, n, m)
  L <- length(m$w)
  f <- function(x) {
    sum(W * sapply(1:L, function(k) lchance(y, n, exp(x[k]), exp(x[L + k]))))
  }
  o <- optim(log(c(m$a, m$b)), f, method = "L-BFGS-B", control = list(fnscale = -1), lower = -3, upper = 6)
  list(w = colMeans(W), a = exp(o$par[1:L]), b = exp(o$par[L + 1:L]))
}
fit <- function(y, n) {
  x <- seq(0.01, 0.99, length.out = 1001)
  old <- NULL
  for (L in 1:5) {
    group <- pmin(L, 1 + floor(L * (seq_along(y) - 1) / length(y)))
    centre <- pmin(0.99, pmax(0.01, tapply(sort(y / n), group, mean)))
    m <- list(w = rep(1 / L, L), a = as.numeric(20 * centre), b = as.numeric(20 * (1 - centre)))
    repeat {
      before <- m
      m <- em(y, n, m)
      if (cor(profile(x, m), profile(x, before)) >= 0.99) break
    }
    if (!is.null(old) && cor(profile(x, m), profile(x, old)) >= 0.99) break
    old <- m
  }
  m
}
started <- sum(proc.time()[1:2])
turnout <- fit(d$t, d$N)
votes <- fit(d$v, d$t)
fitted <- sum(proc.time()[1:2])
pick <- function(W) 1L + rowSums(runif(nrow(W)) > W %*% upper.tri(diag(ncol(W)), diag = TRUE))
Wt <- members(d$t, d$N, turnout)
Wv <- members(d$v, d$t, votes)
dens <- function(s) density(s, from = 0, to = 1, n = 1001, bw = 1e-4)$y
bins <- function(s) tabulate(pmax(1, ceiling(s * 1000 - 0.5) + 1), 1001)
top <- numeric(1001)
sum_bins <- numeric(1001)
n <- nrow(d)
for (r in 1:resamples) {
  k <- pmin(pick(Wt), ncol(Wt))
  t <- rbinom(n, d$N, rbeta(n, d$t + turnout$a[k], d$N - d$t + turnout$b[k]))
  k <- pmin(pick(Wv), ncol(Wv))
  v <- rbinom(n, t, rbeta(n, d$v + votes$a[k], d$t - d$v + votes$b[k]))
  s <- ifelse(t > 0, v / t, 0)
  top <- pmax(top, dens(s))
  sum_bins <- sum_bins + bins(s)
}
s <- d$v / d$t
excess <- pmax(0, bins(s) - sum_bins / resamples) / n
cat(sum(excess[dens(s) > top]), fitted - started, sum(proc.time()[1:2]) - fitted, "\n")
