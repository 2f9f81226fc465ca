#pragma once
// The only way to tensors. clang 14 in C++20 mode needs ivalue.h before ATen.h; torch/torch.h is never included.

#include <ATen/core/ivalue.h>

#include <ATen/ATen.h>
