<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>LessonDialog</name>
    <message>
        <source>en</source>
        <comment>code of the lessons&apos; language</comment>
        <extracomment>The ending of the lessons&apos; files in this language: empty for English, &quot;zh_CN&quot; for Chinese.</extracomment>
        <translation>en</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Estimating the run</source>
        <translation>Estimating the run</translation>
    </message>
    <message>
        <source>bundled calibration text</source>
        <translation>bundled calibration text</translation>
    </message>
    <message>
        <source>bundled evaluation text</source>
        <translation>bundled evaluation text</translation>
    </message>
    <message>
        <source>row</source>
        <translation>row</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Opening %1</translation>
    </message>
    <message>
        <source>Measuring the inputs of every matrix</source>
        <translation>Measuring the inputs of every matrix</translation>
    </message>
    <message>
        <source>Pruning %1</source>
        <translation>Pruning %1</translation>
    </message>
    <message>
        <source>Measuring the perplexity of %1</source>
        <translation>Measuring the perplexity of %1</translation>
    </message>
    <message>
        <source>Comparing the dense and the pruned %1</source>
        <translation>Comparing the dense and the pruned %1</translation>
    </message>
    <message>
        <source>Writing the checkpoint to %1</source>
        <translation>Writing the checkpoint to %1</translation>
    </message>
    <message>
        <source>--text is missing; only the bundled model has a text of its own.</source>
        <translation>--text is missing; only the bundled model has a text of its own.</translation>
    </message>
    <message>
        <source>%1: expected an object with the key &quot;text&quot;.</source>
        <translation>%1: expected an object with the key &quot;text&quot;.</translation>
    </message>
    <message>
        <source>--sparsity is missing; give a share from 0 to 1.</source>
        <translation>--sparsity is missing; give a share from 0 to 1.</translation>
    </message>
    <message>
        <source>--sparsity %1 does not fit pattern %2, which removes %3.</source>
        <translation>--sparsity %1 does not fit pattern %2, which removes %3.</translation>
    </message>
    <message>
        <source>Give either --plan or --method, not both.</source>
        <translation>Give either --plan or --method, not both.</translation>
    </message>
    <message>
        <source>Give a plan with --plan, or a method with --method.</source>
        <translation>Give a plan with --plan, or a method with --method.</translation>
    </message>
    <message>
        <source>--method is missing.</source>
        <translation>--method is missing.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a token id; ids are whole numbers separated by commas.</source>
        <translation>&quot;%1&quot; is not a token id; ids are whole numbers separated by commas.</translation>
    </message>
    <message>
        <source>Reading the runs of the project</source>
        <translation>Reading the runs of the project</translation>
    </message>
    <message>
        <source>Generating with the pruned model</source>
        <translation>Generating with the pruned model</translation>
    </message>
    <message>
        <source>Generating with the dense model</source>
        <translation>Generating with the dense model</translation>
    </message>
    <message>
        <source>Summing up the matrices of %1</source>
        <translation>Summing up the matrices of %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Reading %1</translation>
    </message>
    <message>
        <source>Marking what the plan removes from %1</source>
        <translation>Marking what the plan removes from %1</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; is missing.</source>
        <translation>%1: key &quot;%2&quot; is missing.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; is %3, but should be from 1 to %4.</source>
        <translation>%1: key &quot;%2&quot; is %3, but should be from 1 to %4.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3, which is not a multiple of &quot;%4&quot; (%5).</source>
        <translation>%1: &quot;%2&quot; is %3, which is not a multiple of &quot;%4&quot; (%5).</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is &quot;%3&quot;; only &quot;%4&quot; can be computed.</source>
        <translation>%1: &quot;%2&quot; is &quot;%3&quot;; only &quot;%4&quot; can be computed.</translation>
    </message>
    <message>
        <source>Tensor %1 is missing.</source>
        <translation>Tensor %1 is missing.</translation>
    </message>
    <message>
        <source>Tensor %1 has shape %2, but the configuration says %3.</source>
        <translation>Tensor %1 has shape %2, but the configuration says %3.</translation>
    </message>
    <message>
        <source>The model has no parameter %1.</source>
        <translation>The model has no parameter %1.</translation>
    </message>
    <message>
        <source>The model has no matrix %1.</source>
        <translation>The model has no matrix %1.</translation>
    </message>
    <message>
        <source>A tensor of type %1 cannot be computed with.</source>
        <translation>A tensor of type %1 cannot be computed with.</translation>
    </message>
    <message>
        <source>Tensor %1 has type %2 or is not contiguous and cannot be written.</source>
        <translation>Tensor %1 has type %2 or is not contiguous and cannot be written.</translation>
    </message>
    <message>
        <source>%1: ...</source>
        <translation>%1: ...</translation>
    </message>
    <message>
        <source>%1: cannot be written (%2).</source>
        <translation>%1: cannot be written (%2).</translation>
    </message>
    <message>
        <source>%1: no such file.</source>
        <translation>%1: no such file.</translation>
    </message>
    <message>
        <source>%1: is not a file.</source>
        <translation>%1: is not a file.</translation>
    </message>
    <message>
        <source>%1: has %2 bytes, more than the %3 allowed here.</source>
        <translation>%1: has %2 bytes, more than the %3 allowed here.</translation>
    </message>
    <message>
        <source>%1: cannot be read (%2).</source>
        <translation>%1: cannot be read (%2).</translation>
    </message>
    <message>
        <source>%1: byte %2 is not UTF-8; convert the text to UTF-8 first.</source>
        <translation>%1: byte %2 is not UTF-8; convert the text to UTF-8 first.</translation>
    </message>
    <message>
        <source>%1: exists already and is not an empty folder; choose another.</source>
        <translation>%1: exists already and is not an empty folder; choose another.</translation>
    </message>
    <message>
        <source>%1: expected a JSON object with key &quot;%2&quot;, found %3.</source>
        <translation>%1: expected a JSON object with key &quot;%2&quot;, found %3.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be %3, but is %4.</source>
        <translation>%1: key &quot;%2&quot; should be %3, but is %4.</translation>
    </message>
    <message>
        <source>%1: JSON is nested deeper than %2 levels.</source>
        <translation>%1: JSON is nested deeper than %2 levels.</translation>
    </message>
    <message>
        <source>%1: not valid JSON at byte %2 of %3.</source>
        <translation>%1: not valid JSON at byte %2 of %3.</translation>
    </message>
    <message>
        <source>%1: not valid JSON (%2).</source>
        <translation>%1: not valid JSON (%2).</translation>
    </message>
    <message>
        <source>SHA-256 is not available in the installed OpenSSL.</source>
        <translation>SHA-256 is not available in the installed OpenSSL.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>Cancelled; nothing was changed.</translation>
    </message>
    <message>
        <source>InputStatistics: the inputs have %1 features, but the matrix reads %2.</source>
        <translation>InputStatistics: the inputs have %1 features, but the matrix reads %2.</translation>
    </message>
    <message>
        <source>Input feature %1 is not finite in sequence %2; check the weights before this matrix.</source>
        <translation>Input feature %1 is not finite in sequence %2; check the weights before this matrix.</translation>
    </message>
    <message>
        <source>%1: tensor %2 has type %3 and shape %4, but token ids are I64 with one or two axes.</source>
        <translation>%1: tensor %2 has type %3 and shape %4, but token ids are I64 with one or two axes.</translation>
    </message>
    <message>
        <source>%1: token %2 has id %3, but the model&apos;s vocabulary has %4.</source>
        <translation>%1: token %2 has id %3, but the model&apos;s vocabulary has %4.</translation>
    </message>
    <message>
        <source>%1: the text is empty.</source>
        <translation>%1: the text is empty.</translation>
    </message>
    <message>
        <source>%1: a text needs a tokenizer, and the model has none.</source>
        <translation>%1: a text needs a tokenizer, and the model has none.</translation>
    </message>
    <message>
        <source>%1: has %2 tokens, fewer than one calibration window of %3; choose a longer text or a shorter window.</source>
        <translation>%1: has %2 tokens, fewer than one calibration window of %3; choose a longer text or a shorter window.</translation>
    </message>
    <message>
        <source>%1: should be a JSON object, but is %2.</source>
        <translation>%1: should be a JSON object, but is %2.</translation>
    </message>
    <message>
        <source>%1: the shard %2 leads out of the model&apos;s folder to %3.</source>
        <translation>%1: the shard %2 leads out of the model&apos;s folder to %3.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is in the shard %3, which is missing; copy or download it.</source>
        <translation>%1: tensor &quot;%2&quot; is in the shard %3, which is missing; copy or download it.</translation>
    </message>
    <message>
        <source>%1: has no tensor &quot;%2&quot;, though %3 says so.</source>
        <translation>%1: has no tensor &quot;%2&quot;, though %3 says so.</translation>
    </message>
    <message>
        <source>%1: %2 tensors of the shards are not in the index, such as &quot;%3&quot;.</source>
        <translation>%1: %2 tensors of the shards are not in the index, such as &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>%1: the index says %2 bytes in all, but the shards hold %3.</source>
        <translation>%1: the index says %2 bytes in all, but the shards hold %3.</translation>
    </message>
    <message>
        <source>%1: no such file or folder.</source>
        <translation>%1: no such file or folder.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is in another shard, too.</source>
        <translation>%1: tensor &quot;%2&quot; is in another shard, too.</translation>
    </message>
    <message>
        <source>%1: has no tensor &quot;%2&quot; among its %3.</source>
        <translation>%1: has no tensor &quot;%2&quot; among its %3.</translation>
    </message>
    <message>
        <source>Export of %1: it has no tensor &quot;%2&quot; to replace.</source>
        <translation>Export of %1: it has no tensor &quot;%2&quot; to replace.</translation>
    </message>
    <message>
        <source>Export of %1: tensor &quot;%2&quot; is %3 %4 of %5 bytes, but its replacement is %6 %7 of %8 bytes.</source>
        <translation>Export of %1: tensor &quot;%2&quot; is %3 %4 of %5 bytes, but its replacement is %6 %7 of %8 bytes.</translation>
    </message>
    <message>
        <source>Export of %1: &quot;%2&quot; cannot be the name of a file beside the weights.</source>
        <translation>Export of %1: &quot;%2&quot; cannot be the name of a file beside the weights.</translation>
    </message>
    <message>
        <source>%1: cannot be listed (%2).</source>
        <translation>%1: cannot be listed (%2).</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Writing %1</translation>
    </message>
    <message>
        <source>%1: needs %2 bytes, but its disk has only %3 free; free some space or choose another folder.</source>
        <translation>%1: needs %2 bytes, but its disk has only %3 free; free some space or choose another folder.</translation>
    </message>
    <message>
        <source>Hashing the weights of %1</source>
        <translation>Hashing the weights of %1</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the key &quot;%3&quot; twice.</source>
        <translation>%1: tensor &quot;%2&quot; has the key &quot;%3&quot; twice.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; lacks the key &quot;%3&quot;.</source>
        <translation>%1: tensor &quot;%2&quot; lacks the key &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>%1: the header should be a JSON object, but holds %2.</source>
        <translation>%1: the header should be a JSON object, but holds %2.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; should be a JSON object, but is %3.</source>
        <translation>%1: the entry &quot;%2&quot; should be a JSON object, but is %3.</translation>
    </message>
    <message>
        <source>%1: the metadata &quot;%2&quot; should be a string, but is %3.</source>
        <translation>%1: the metadata &quot;%2&quot; should be a string, but is %3.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot;: dtype should be a string, but is %3.</source>
        <translation>%1: tensor &quot;%2&quot;: dtype should be a string, but is %3.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot;: shape should be a list of at most %3 integers from 0 to 2^63 - 1, but holds %4.</source>
        <translation>%1: tensor &quot;%2&quot;: shape should be a list of at most %3 integers from 0 to 2^63 - 1, but holds %4.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot;: data_offsets should be a list of two integers, but holds %3.</source>
        <translation>%1: tensor &quot;%2&quot;: data_offsets should be a list of two integers, but holds %3.</translation>
    </message>
    <message>
        <source>%1: the metadata &quot;%2&quot; is there twice.</source>
        <translation>%1: the metadata &quot;%2&quot; is there twice.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is there twice.</source>
        <translation>%1: tensor &quot;%2&quot; is there twice.</translation>
    </message>
    <message>
        <source>%1: the header should start with &quot;{&quot;; is this a safetensors file?</source>
        <translation>%1: the header should start with &quot;{&quot;; is this a safetensors file?</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the unknown type &quot;%3&quot;.</source>
        <translation>%1: tensor &quot;%2&quot; has the unknown type &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of type %3 has the shape %4, too large to count.</source>
        <translation>%1: tensor &quot;%2&quot; of type %3 has the shape %4, too large to count.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 and type %4 has %5 bits, not a whole number of bytes.</source>
        <translation>%1: tensor &quot;%2&quot; of shape %3 and type %4 has %5 bits, not a whole number of bytes.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; ends at byte %3 of the data, before its begin %4.</source>
        <translation>%1: tensor &quot;%2&quot; ends at byte %3 of the data, before its begin %4.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 and type %4 needs %5 bytes, but its offsets span %6.</source>
        <translation>%1: tensor &quot;%2&quot; of shape %3 and type %4 needs %5 bytes, but its offsets span %6.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the type %3, which is not supported; convert the model to BF16, F16 or F32 (also read: F64, BOOL and the integers I8 to U64).</source>
        <translation>%1: tensor &quot;%2&quot; has the type %3, which is not supported; convert the model to BF16, F16 or F32 (also read: F64, BOOL and the integers I8 to U64).</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; begins at byte %3 of the data, which leaves a hole after byte %4.</source>
        <translation>%1: tensor &quot;%2&quot; begins at byte %3 of the data, which leaves a hole after byte %4.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; begins at byte %3 of the data, inside the tensor that ends at %4.</source>
        <translation>%1: tensor &quot;%2&quot; begins at byte %3 of the data, inside the tensor that ends at %4.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; ends at byte %3 of the data, but the file has only %4; it is cut off, copy or download it again.</source>
        <translation>%1: tensor &quot;%2&quot; ends at byte %3 of the data, but the file has only %4; it is cut off, copy or download it again.</translation>
    </message>
    <message>
        <source>%1: the tensors cover %2 bytes of data, but the file has %3; the rest belongs to nothing.</source>
        <translation>%1: the tensors cover %2 bytes of data, but the file has %3; the rest belongs to nothing.</translation>
    </message>
    <message>
        <source>%1: cannot be opened (%2).</source>
        <translation>%1: cannot be opened (%2).</translation>
    </message>
    <message>
        <source>%1: cannot be mapped (%2).</source>
        <translation>%1: cannot be mapped (%2).</translation>
    </message>
    <message>
        <source>%1: the header claims %2 bytes, more than the allowed %3; is this a safetensors file?</source>
        <translation>%1: the header claims %2 bytes, more than the allowed %3; is this a safetensors file?</translation>
    </message>
    <message>
        <source>%1: the header claims %2 bytes, but the file has only %3 in all; copy or download it again.</source>
        <translation>%1: the header claims %2 bytes, but the file has only %3 in all; copy or download it again.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 and type %4 does not fit its %5 bytes.</source>
        <translation>%1: tensor &quot;%2&quot; of shape %3 and type %4 does not fit its %5 bytes.</translation>
    </message>
    <message>
        <source>%1: the tensor name &quot;%2&quot; is there twice or reserved.</source>
        <translation>%1: the tensor name &quot;%2&quot; is there twice or reserved.</translation>
    </message>
    <message>
        <source>%1: a tensor name or metadata text is not UTF-8.</source>
        <translation>%1: a tensor name or metadata text is not UTF-8.</translation>
    </message>
    <message>
        <source>%1: the header would have %2 bytes, more than the allowed %3.</source>
        <translation>%1: the header would have %2 bytes, more than the allowed %3.</translation>
    </message>
    <message>
        <source>%1: lacks the key &quot;weight_map&quot;.</source>
        <translation>%1: lacks the key &quot;weight_map&quot;.</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; is there twice.</source>
        <translation>%1: the key &quot;%2&quot; is there twice.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is mapped twice.</source>
        <translation>%1: tensor &quot;%2&quot; is mapped twice.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; should be mapped to a file name, but is mapped to %3.</source>
        <translation>%1: tensor &quot;%2&quot; should be mapped to a file name, but is mapped to %3.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be a JSON object, but is %3.</source>
        <translation>%1: &quot;%2&quot; should be a JSON object, but is %3.</translation>
    </message>
    <message>
        <source>%1: byte %2 of the JSON is not UTF-8.</source>
        <translation>%1: byte %2 of the JSON is not UTF-8.</translation>
    </message>
    <message>
        <source>The models have vocabularies of %1 and %2 pieces; only equal ones compare.</source>
        <translation>The models have vocabularies of %1 and %2 pieces; only equal ones compare.</translation>
    </message>
    <message>
        <source>Comparing: window %1 of %2</source>
        <translation>Comparing: window %1 of %2</translation>
    </message>
    <message>
        <source>The prompt is empty and the tokenizer has no BOS token to start with.</source>
        <translation>The prompt is empty and the tokenizer has no BOS token to start with.</translation>
    </message>
    <message>
        <source>The temperature is %1 and top-p %2; they should be at least 0 and from 0 to 1.</source>
        <translation>The temperature is %1 and top-p %2; they should be at least 0 and from 0 to 1.</translation>
    </message>
    <message>
        <source>Token %1 of %2</source>
        <translation>Token %1 of %2</translation>
    </message>
    <message>
        <source>The evaluation text has %1 tokens, but convention %2 needs at least %3; choose a longer text or a shorter window.</source>
        <translation>The evaluation text has %1 tokens, but convention %2 needs at least %3; choose a longer text or a shorter window.</translation>
    </message>
    <message>
        <source>The stride is %1, but should be from 1 to the window of %2.</source>
        <translation>The stride is %1, but should be from 1 to the window of %2.</translation>
    </message>
    <message>
        <source>Convention lm-eval starts with the BOS or EOS token, but the tokenizer has neither.</source>
        <translation>Convention lm-eval starts with the BOS or EOS token, but the tokenizer has neither.</translation>
    </message>
    <message>
        <source>The window is %1 tokens, but should be at least 2.</source>
        <translation>The window is %1 tokens, but should be at least 2.</translation>
    </message>
    <message>
        <source>There is no perplexity convention &quot;%1&quot;; there are paper, strided, llama.cpp and lm-eval.</source>
        <translation>There is no perplexity convention &quot;%1&quot;; there are paper, strided, llama.cpp and lm-eval.</translation>
    </message>
    <message>
        <source>Perplexity: window %1 of %2</source>
        <translation>Perplexity: window %1 of %2</translation>
    </message>
    <message>
        <source>There is no score &quot;%1&quot;.</source>
        <translation>There is no score &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>wandaScore: weight is %1 but inputNorm is %2.</source>
        <translation>wandaScore: weight is %1 but inputNorm is %2.</translation>
    </message>
    <message>
        <source>There is not enough memory for this; close other models or choose smaller settings.</source>
        <translation>There is not enough memory for this; close other models or choose smaller settings.</translation>
    </message>
    <message>
        <source>Stopped by an unexpected error: %1</source>
        <translation>Stopped by an unexpected error: %1</translation>
    </message>
    <message>
        <source>Stopped by an unexpected error of unknown type.</source>
        <translation>Stopped by an unexpected error of unknown type.</translation>
    </message>
    <message>
        <source>Count as the published code</source>
        <translation>Count as the published code</translation>
    </message>
    <message>
        <source>Remove as many weights as the published code does: where a whole layer is one group, one more than the share asks for and all ties; where each row is a group, the share rounded down.</source>
        <translation>Remove as many weights as the published code does: where a whole layer is one group, one more than the share asks for and all ties; where each row is a group, the share rounded down.</translation>
    </message>
    <message>
        <source>Compare within</source>
        <translation>Compare within</translation>
    </message>
    <message>
        <source>Which weights compete with each other: all of a matrix (layer), or those of one output (row), so that every output loses the same share.</source>
        <translation>Which weights compete with each other: all of a matrix (layer), or those of one output (row), so that every output loses the same share.</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>Magnitude</translation>
    </message>
    <message>
        <source>Removes the weights that are smallest in absolute value; looks at no text.</source>
        <translation>Removes the weights that are smallest in absolute value; looks at no text.</translation>
    </message>
    <message>
        <source>Wanda</source>
        <translation>Wanda</translation>
    </message>
    <message>
        <source>Removes the weights whose absolute value times the norm of their input is smallest, since they change the output least.</source>
        <translation>Removes the weights whose absolute value times the norm of their input is smallest, since they change the output least.</translation>
    </message>
    <message>
        <source>Same share of score in each row</source>
        <translation>Same share of score in each row</translation>
    </message>
    <message>
        <source>Remove from each row until the same share of its total score is gone, so that rows lose different numbers of weights.</source>
        <translation>Remove from each row until the same share of its total score is gone, so that rows lose different numbers of weights.</translation>
    </message>
    <message>
        <source>There is no method &quot;%1&quot;; the methods are: %2.</source>
        <translation>There is no method &quot;%1&quot;; the methods are: %2.</translation>
    </message>
    <message>
        <source>There is no score &quot;%1&quot;; the scores are: %2.</source>
        <translation>There is no score &quot;%1&quot;; the scores are: %2.</translation>
    </message>
    <message>
        <source>%1: has no parameter &quot;%2&quot;; it has: %3.</source>
        <translation>%1: has no parameter &quot;%2&quot;; it has: %3.</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be a number from %3 to %4, but is &quot;%5&quot;.</source>
        <translation>%1: parameter &quot;%2&quot; should be a number from %3 to %4, but is &quot;%5&quot;.</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be true or false, but is &quot;%3&quot;.</source>
        <translation>%1: parameter &quot;%2&quot; should be true or false, but is &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be one of %3, but is &quot;%4&quot;.</source>
        <translation>%1: parameter &quot;%2&quot; should be one of %3, but is &quot;%4&quot;.</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be written as key=value.</source>
        <translation>%1: parameter &quot;%2&quot; should be written as key=value.</translation>
    </message>
    <message>
        <source>%1: parameters should be a JSON object, but are %2.</source>
        <translation>%1: parameters should be a JSON object, but are %2.</translation>
    </message>
    <message>
        <source>%1: parameter &quot;%2&quot; should be true, false, a number or a string, but is %3.</source>
        <translation>%1: parameter &quot;%2&quot; should be true, false, a number or a string, but is %3.</translation>
    </message>
    <message>
        <source>Pattern &quot;%1&quot; should be &quot;unstructured&quot;, or &quot;n:m&quot; to keep n of every m weights, with n from 1 to m - 1 and m up to %2.</source>
        <translation>Pattern &quot;%1&quot; should be &quot;unstructured&quot;, or &quot;n:m&quot; to keep n of every m weights, with n from 1 to m - 1 and m up to %2.</translation>
    </message>
    <message>
        <source>The plan has %1 matrices, but %2 sizes were given.</source>
        <translation>The plan has %1 matrices, but %2 sizes were given.</translation>
    </message>
    <message>
        <source>The wanted total sparsity is not a number.</source>
        <translation>The wanted total sparsity is not a number.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be an object, but is %3.</source>
        <translation>%1: key &quot;%2&quot; should be an object, but is %3.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be an array, but is %3.</source>
        <translation>%1: key &quot;%2&quot; should be an array, but is %3.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be from 1 to %3, but is %4.</source>
        <translation>%1: key &quot;%2&quot; should be from 1 to %3, but is %4.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should not be negative, but is %3.</source>
        <translation>%1: key &quot;%2&quot; should not be negative, but is %3.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: sparsity should be from 0 to 1, but is %2.</source>
        <translation>%1: sparsity should be from 0 to 1, but is %2.</translation>
    </message>
    <message>
        <source>%1: pattern %2 (keep %3 of every %4) has sparsity %5, but the plan says %6.</source>
        <translation>%1: pattern %2 (keep %3 of every %4) has sparsity %5, but the plan says %6.</translation>
    </message>
    <message>
        <source>%1: entry %2 of &quot;matrices&quot; has no name.</source>
        <translation>%1: entry %2 of &quot;matrices&quot; has no name.</translation>
    </message>
    <message>
        <source>%1: is not a plan (key &quot;format&quot; should be &quot;%2&quot;, but is &quot;%3&quot;).</source>
        <translation>%1: is not a plan (key &quot;format&quot; should be &quot;%2&quot;, but is &quot;%3&quot;).</translation>
    </message>
    <message>
        <source>%1: is a plan of version %2; this program reads up to version %3. Use a newer PruneScope.</source>
        <translation>%1: is a plan of version %2; this program reads up to version %3. Use a newer PruneScope.</translation>
    </message>
    <message>
        <source>%1: plan version should be from 1 to %2, but is %3.</source>
        <translation>%1: plan version should be from 1 to %2, but is %3.</translation>
    </message>
    <message>
        <source>Matrix %1: planned sparsity is not a number.</source>
        <translation>Matrix %1: planned sparsity is not a number.</translation>
    </message>
    <message>
        <source>%1: matrix %2 is planned twice.</source>
        <translation>%1: matrix %2 is planned twice.</translation>
    </message>
    <message>
        <source>%1: the weight in row %2, column %3 is %4; a matrix with such weights cannot be pruned.</source>
        <translation>%1: the weight in row %2, column %3 is %4; a matrix with such weights cannot be pruned.</translation>
    </message>
    <message>
        <source>There is no pruning method &quot;%1&quot;.</source>
        <translation>There is no pruning method &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Measuring the inputs of block %1</source>
        <translation>Measuring the inputs of block %1</translation>
    </message>
    <message>
        <source>Pruning block %1</source>
        <translation>Pruning block %1</translation>
    </message>
    <message>
        <source>Running pruned block %1</source>
        <translation>Running pruned block %1</translation>
    </message>
    <message>
        <source>Pruning finished</source>
        <translation>Pruning finished</translation>
    </message>
    <message>
        <source>Pattern %1 needs a width that is a multiple of %2, but the matrix has %3 inputs.</source>
        <translation>Pattern %1 needs a width that is a multiple of %2, but the matrix has %3 inputs.</translation>
    </message>
    <message>
        <source>selectLowest: %1 scores do not fill a matrix of %2 rows and %3 columns.</source>
        <translation>selectLowest: %1 scores do not fill a matrix of %2 rows and %3 columns.</translation>
    </message>
    <message>
        <source>The sparsity is %1, but should be from 0 to 1.</source>
        <translation>The sparsity is %1, but should be from 0 to 1.</translation>
    </message>
    <message>
        <source>%1: Wanda needs calibration inputs.</source>
        <translation>%1: Wanda needs calibration inputs.</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation>Measuring %1</translation>
    </message>
    <message>
        <source>There is no benchmark &quot;%1&quot;; there are gemm, decode and prune.</source>
        <translation>There is no benchmark &quot;%1&quot;; there are gemm, decode and prune.</translation>
    </message>
    <message>
        <source>Inputs measured</source>
        <translation>Inputs measured</translation>
    </message>
    <message>
        <source>Summing up %1</source>
        <translation>Summing up %1</translation>
    </message>
    <message>
        <source>%1 has no matrix %2.</source>
        <translation>%1 has no matrix %2.</translation>
    </message>
    <message>
        <source>Score %1 of %2 needs the norms of its inputs; measure the inputs first.</source>
        <translation>Score %1 of %2 needs the norms of its inputs; measure the inputs first.</translation>
    </message>
    <message>
        <source>%1: input_ids has type %2 and shape %3, but should be I64 [B, T].</source>
        <translation>%1: input_ids has type %2 and shape %3, but should be I64 [B, T].</translation>
    </message>
    <message>
        <source>There are no token ids.</source>
        <translation>There are no token ids.</translation>
    </message>
    <message>
        <source>Token id %1 is not in the model&apos;s vocabulary of %2.</source>
        <translation>Token id %1 is not in the model&apos;s vocabulary of %2.</translation>
    </message>
    <message>
        <source>Running block %1</source>
        <translation>Running block %1</translation>
    </message>
    <message>
        <source>The compute type is f32 or bf16, not &quot;%1&quot;.</source>
        <translation>The compute type is f32 or bf16, not &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>%1: tensor %2 is missing from the weight files; the model can be viewed but not evaluated.</source>
        <translation>%1: tensor %2 is missing from the weight files; the model can be viewed but not evaluated.</translation>
    </message>
    <message>
        <source>%1: tensor %2 has shape %3, but config.json says %4; the model can be viewed but not evaluated.</source>
        <translation>%1: tensor %2 has shape %3, but config.json says %4; the model can be viewed but not evaluated.</translation>
    </message>
    <message>
        <source>%1: tensor %2 has type %3; only F16, BF16, F32 and F64 can be evaluated.</source>
        <translation>%1: tensor %2 has type %3; only F16, BF16, F32 and F64 can be evaluated.</translation>
    </message>
    <message>
        <source>%1: there is no config.json; the weights can be viewed and pruned by magnitude, but not evaluated.</source>
        <translation>%1: there is no config.json; the weights can be viewed and pruned by magnitude, but not evaluated.</translation>
    </message>
    <message>
        <source>%1: quantised weights (&quot;quantization_config&quot;) cannot be evaluated.</source>
        <translation>%1: quantised weights (&quot;quantization_config&quot;) cannot be evaluated.</translation>
    </message>
    <message>
        <source>%1: family &quot;%2&quot; is not known; the weights can be viewed and pruned by magnitude, but not evaluated.</source>
        <translation>%1: family &quot;%2&quot; is not known; the weights can be viewed and pruned by magnitude, but not evaluated.</translation>
    </message>
    <message>
        <source>Reading the tokenizer</source>
        <translation>Reading the tokenizer</translation>
    </message>
    <message>
        <source>Fingerprinting the weights</source>
        <translation>Fingerprinting the weights</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>Opened %1</translation>
    </message>
    <message>
        <source>The plan &quot;%1&quot; was made for model %2 (fingerprint %3), but %4 has fingerprint %5; open that model or make a new plan.</source>
        <translation>The plan &quot;%1&quot; was made for model %2 (fingerprint %3), but %4 has fingerprint %5; open that model or make a new plan.</translation>
    </message>
    <message>
        <source>The plan &quot;%1&quot; removes %2 structures, which this version cannot do.</source>
        <translation>The plan &quot;%1&quot; removes %2 structures, which this version cannot do.</translation>
    </message>
    <message>
        <source>The plan &quot;%1&quot; names matrix %2, which model %3 does not have.</source>
        <translation>The plan &quot;%1&quot; names matrix %2, which model %3 does not have.</translation>
    </message>
    <message>
        <source>The plan &quot;%1&quot; prunes %2, which is not a matrix of a block.</source>
        <translation>The plan &quot;%1&quot; prunes %2, which is not a matrix of a block.</translation>
    </message>
    <message>
        <source>%1: pattern %2 needs a width that is a multiple of %3, but the matrix has %4 inputs.</source>
        <translation>%1: pattern %2 needs a width that is a multiple of %3, but the matrix has %4 inputs.</translation>
    </message>
    <message>
        <source>The plan&apos;s method needs a calibration text, and none was given.</source>
        <translation>The plan&apos;s method needs a calibration text, and none was given.</translation>
    </message>
    <message>
        <source>%1: has neither a tensor W nor in.W.</source>
        <translation>%1: has neither a tensor W nor in.W.</translation>
    </message>
    <message>
        <source>%1: %2 has type %3 and shape %4, but should be a float matrix [out, in].</source>
        <translation>%1: %2 has type %3 and shape %4, but should be a float matrix [out, in].</translation>
    </message>
    <message>
        <source>%1: %2 has type %3 and shape %4, but should be floats with %5 features in the last of two or three axes.</source>
        <translation>%1: %2 has type %3 and shape %4, but should be floats with %5 features in the last of two or three axes.</translation>
    </message>
    <message>
        <source>%1: has no tensors X.0, X.1 ... or in.X.0, in.X.1 ...</source>
        <translation>%1: has no tensors X.0, X.1 ... or in.X.0, in.X.1 ...</translation>
    </message>
    <message>
        <source>Method %1 needs inputs, and no file of inputs was given.</source>
        <translation>Method %1 needs inputs, and no file of inputs was given.</translation>
    </message>
    <message>
        <source>Score %1 needs a calibration text, and none was given.</source>
        <translation>Score %1 needs a calibration text, and none was given.</translation>
    </message>
    <message>
        <source>The window is %1 tokens, but should be positive.</source>
        <translation>The window is %1 tokens, but should be positive.</translation>
    </message>
    <message>
        <source>There is no bundled text &quot;%1&quot;; there are demo:calibration and demo:evaluation.</source>
        <translation>There is no bundled text &quot;%1&quot;; there are demo:calibration and demo:evaluation.</translation>
    </message>
    <message>
        <source>The bundled model was not found in %1 or %2.</source>
        <translation>The bundled model was not found in %1 or %2.</translation>
    </message>
    <message>
        <source>No training text was given.</source>
        <translation>No training text was given.</translation>
    </message>
    <message>
        <source>Weights can be written as bf16 or f32, not as &quot;%1&quot;.</source>
        <translation>Weights can be written as bf16 or f32, not as &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>%1: state &quot;%2&quot; is unknown.</source>
        <translation>%1: state &quot;%2&quot; is unknown.</translation>
    </message>
    <message>
        <source>%1: is damaged; %2 bytes are no list of numbers.</source>
        <translation>%1: is damaged; %2 bytes are no list of numbers.</translation>
    </message>
    <message>
        <source>Run %1 cannot be finished as running.</source>
        <translation>Run %1 cannot be finished as running.</translation>
    </message>
    <message>
        <source>%1: run %2 is not running.</source>
        <translation>%1: run %2 is not running.</translation>
    </message>
    <message>
        <source>%1: there is no run %2.</source>
        <translation>%1: there is no run %2.</translation>
    </message>
    <message>
        <source>%1: run %2 is still running; cancel it first.</source>
        <translation>%1: run %2 is still running; cancel it first.</translation>
    </message>
    <message>
        <source>Plan &quot;%1&quot; has no id and cannot be stored.</source>
        <translation>Plan &quot;%1&quot; has no id and cannot be stored.</translation>
    </message>
    <message>
        <source>Plan &quot;%1&quot; has results and keeps its contents; save the change as a new plan.</source>
        <translation>Plan &quot;%1&quot; has results and keeps its contents; save the change as a new plan.</translation>
    </message>
    <message>
        <source>%1: there is no plan with id %2.</source>
        <translation>%1: there is no plan with id %2.</translation>
    </message>
    <message>
        <source>%1: plan %2 has results; remove its runs first.</source>
        <translation>%1: plan %2 has results; remove its runs first.</translation>
    </message>
    <message>
        <source>%1: is a database of another program (application %2, not %3).</source>
        <translation>%1: is a database of another program (application %2, not %3).</translation>
    </message>
    <message>
        <source>%1: is a project of version %2; this program reads up to version %3. Use a newer PruneScope.</source>
        <translation>%1: is a project of version %2; this program reads up to version %3. Use a newer PruneScope.</translation>
    </message>
    <message>
        <source>%1: cannot be made beside the project (%2).</source>
        <translation>%1: cannot be made beside the project (%2).</translation>
    </message>
    <message>
        <source>%1: is write-protected; copy it to a folder of your own first.</source>
        <translation>%1: is write-protected; copy it to a folder of your own first.</translation>
    </message>
    <message>
        <source>%1: is not a project database.</source>
        <translation>%1: is not a project database.</translation>
    </message>
    <message>
        <source>%1: cannot be opened as a project (%2).</source>
        <translation>%1: cannot be opened as a project (%2).</translation>
    </message>
    <message>
        <source>%1: the disk is full; make room and try again.</source>
        <translation>%1: the disk is full; make room and try again.</translation>
    </message>
    <message>
        <source>%1: is being written by another program; wait for it and try again.</source>
        <translation>%1: is being written by another program; wait for it and try again.</translation>
    </message>
    <message>
        <source>%1: is damaged (%2); use a copy of it.</source>
        <translation>%1: is damaged (%2); use a copy of it.</translation>
    </message>
    <message>
        <source>%1: what should be stored is too large for a project (%2).</source>
        <translation>%1: what should be stored is too large for a project (%2).</translation>
    </message>
    <message>
        <source>%1: cannot be read or written (%2).</source>
        <translation>%1: cannot be read or written (%2).</translation>
    </message>
    <message>
        <source>%1: a row could not be stored (%2).</source>
        <translation>%1: a row could not be stored (%2).</translation>
    </message>
    <message>
        <source>%1: there is not enough memory to read or write it.</source>
        <translation>%1: there is not enough memory to read or write it.</translation>
    </message>
    <message>
        <source>%1: does not have the form of a project (%2).</source>
        <translation>%1: does not have the form of a project (%2).</translation>
    </message>
    <message>
        <source>%1: an entry of key &quot;added_tokens&quot; has no key &quot;id&quot;.</source>
        <translation>%1: an entry of key &quot;added_tokens&quot; has no key &quot;id&quot;.</translation>
    </message>
    <message>
        <source>%1: the added token with id %2 has %3 bytes; at most %4 are allowed.</source>
        <translation>%1: the added token with id %2 has %3 bytes; at most %4 are allowed.</translation>
    </message>
    <message>
        <source>%1: key &quot;added_tokens&quot; should be an array, but is %2.</source>
        <translation>%1: key &quot;added_tokens&quot; should be an array, but is %2.</translation>
    </message>
    <message>
        <source>%1: key &quot;dropout&quot; is %2; only 0 gives the same ids each time.</source>
        <translation>%1: key &quot;dropout&quot; is %2; only 0 gives the same ids each time.</translation>
    </message>
    <message>
        <source>%1: the model has no key &quot;vocab&quot;.</source>
        <translation>%1: the model has no key &quot;vocab&quot;.</translation>
    </message>
    <message>
        <source>%1: key &quot;unk_token&quot; is &quot;%2&quot;, which the vocabulary does not have.</source>
        <translation>%1: key &quot;unk_token&quot; is &quot;%2&quot;, which the vocabulary does not have.</translation>
    </message>
    <message>
        <source>%1: key &quot;merges&quot; should be an array, but is %2.</source>
        <translation>%1: key &quot;merges&quot; should be an array, but is %2.</translation>
    </message>
    <message>
        <source>%1: has %2 merges; at most %3 are allowed.</source>
        <translation>%1: has %2 merges; at most %3 are allowed.</translation>
    </message>
    <message>
        <source>%1: merge %2 is &quot;%3&quot;; it should be two pieces and one space.</source>
        <translation>%1: merge %2 is &quot;%3&quot;; it should be two pieces and one space.</translation>
    </message>
    <message>
        <source>%1: merge %2 is neither a line nor a pair of pieces.</source>
        <translation>%1: merge %2 is neither a line nor a pair of pieces.</translation>
    </message>
    <message>
        <source>%1: merge %2 needs the piece &quot;%3&quot;, which the vocabulary does not have.</source>
        <translation>%1: merge %2 needs the piece &quot;%3&quot;, which the vocabulary does not have.</translation>
    </message>
    <message>
        <source>Counting words</source>
        <translation>Counting words</translation>
    </message>
    <message>
        <source>Training text %1: byte %2 is not UTF-8.</source>
        <translation>Training text %1: byte %2 is not UTF-8.</translation>
    </message>
    <message>
        <source>The training text is too small for %1 pieces: it yields %2; give more text or ask for fewer.</source>
        <translation>The training text is too small for %1 pieces: it yields %2; give more text or ask for fewer.</translation>
    </message>
    <message>
        <source>The special token &quot;%1&quot; is also a piece of the text; choose another.</source>
        <translation>The special token &quot;%1&quot; is also a piece of the text; choose another.</translation>
    </message>
    <message>
        <source>Learning piece %1</source>
        <translation>Learning piece %1</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces was asked for; it must have %2 to %3.</source>
        <translation>A vocabulary of %1 pieces was asked for; it must have %2 to %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the special token; it needs two or more characters.</source>
        <translation>&quot;%1&quot; cannot be the special token; it needs two or more characters.</translation>
    </message>
    <message>
        <source>%1: the normalisation table (%2 entries) is broken.</source>
        <translation>%1: the normalisation table (%2 entries) is broken.</translation>
    </message>
    <message>
        <source>%1: the normalisation table (%2 bytes) is broken.</source>
        <translation>%1: the normalisation table (%2 bytes) is broken.</translation>
    </message>
    <message>
        <source>%1: the Sequence in key &quot;decoder&quot; has no list &quot;decoders&quot;.</source>
        <translation>%1: the Sequence in key &quot;decoder&quot; has no list &quot;decoders&quot;.</translation>
    </message>
    <message>
        <source>%1: key &quot;content&quot; of a Strip should be one character, but is &quot;%2&quot;.</source>
        <translation>%1: key &quot;content&quot; of a Strip should be one character, but is &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: key &quot;decoder&quot; has the type &quot;%2&quot;, which is not supported.</source>
        <translation>%1: key &quot;decoder&quot; has the type &quot;%2&quot;, which is not supported.</translation>
    </message>
    <message>
        <source>%1: holds more than %2 values.</source>
        <translation>%1: holds more than %2 values.</translation>
    </message>
    <message>
        <source>%1: key &quot;replacement&quot; should be one character, but is &quot;%2&quot;.</source>
        <translation>%1: key &quot;replacement&quot; should be one character, but is &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: key &quot;prepend_scheme&quot; is &quot;%2&quot;, which is not supported.</source>
        <translation>%1: key &quot;prepend_scheme&quot; is &quot;%2&quot;, which is not supported.</translation>
    </message>
    <message>
        <source>%1: the Sequence in key &quot;normalizer&quot; has no list &quot;normalizers&quot;.</source>
        <translation>%1: the Sequence in key &quot;normalizer&quot; has no list &quot;normalizers&quot;.</translation>
    </message>
    <message>
        <source>%1: key &quot;normalizer&quot; has the type &quot;%2&quot;, which is not supported.</source>
        <translation>%1: key &quot;normalizer&quot; has the type &quot;%2&quot;, which is not supported.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; of the post_processor has an unexpected form.</source>
        <translation>%1: key &quot;%2&quot; of the post_processor has an unexpected form.</translation>
    </message>
    <message>
        <source>%1: the post_processor gives &quot;%2&quot; the id %3, which the vocabulary does not have.</source>
        <translation>%1: the post_processor gives &quot;%2&quot; the id %3, which the vocabulary does not have.</translation>
    </message>
    <message>
        <source>%1: key &quot;single&quot; of the post_processor holds the text %2 times, not once.</source>
        <translation>%1: key &quot;single&quot; of the post_processor holds the text %2 times, not once.</translation>
    </message>
    <message>
        <source>%1: key &quot;post_processor&quot; has the type &quot;%2&quot;, which is not supported.</source>
        <translation>%1: key &quot;post_processor&quot; has the type &quot;%2&quot;, which is not supported.</translation>
    </message>
    <message>
        <source>%1: the Sequence in key &quot;pre_tokenizer&quot; has no list &quot;pretokenizers&quot;.</source>
        <translation>%1: the Sequence in key &quot;pre_tokenizer&quot; has no list &quot;pretokenizers&quot;.</translation>
    </message>
    <message>
        <source>%1: key &quot;pre_tokenizer&quot; has the type &quot;%2&quot;, which is not supported.</source>
        <translation>%1: key &quot;pre_tokenizer&quot; has the type &quot;%2&quot;, which is not supported.</translation>
    </message>
    <message>
        <source>%1: is cut off or is not a sentencepiece model (%2 bytes before the end of a part).</source>
        <translation>%1: is cut off or is not a sentencepiece model (%2 bytes before the end of a part).</translation>
    </message>
    <message>
        <source>%1: the pattern &quot;%2&quot; uses %3 at byte %4, which is not supported.</source>
        <translation>%1: the pattern &quot;%2&quot; uses %3 at byte %4, which is not supported.</translation>
    </message>
    <message>
        <source>%1: a pattern has %2 bytes; at most %3 are allowed.</source>
        <translation>%1: a pattern has %2 bytes; at most %3 are allowed.</translation>
    </message>
    <message>
        <source>%1: the pattern &quot;%2&quot; is not valid (%3).</source>
        <translation>%1: the pattern &quot;%2&quot; is not valid (%3).</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern cannot be applied to the text at byte %1 (%2).</source>
        <translation>The tokenizer&apos;s pattern cannot be applied to the text at byte %1 (%2).</translation>
    </message>
    <message>
        <source>%1 cannot be loaded (%2).</source>
        <translation>%1 cannot be loaded (%2).</translation>
    </message>
    <message>
        <source>%1: piece %2 is broken (%3 bytes, score %4).</source>
        <translation>%1: piece %2 is broken (%3 bytes, score %4).</translation>
    </message>
    <message>
        <source>%1: the vocabulary has the piece &quot;%2&quot; twice.</source>
        <translation>%1: the vocabulary has the piece &quot;%2&quot; twice.</translation>
    </message>
    <message>
        <source>%1: key &quot;model_type&quot; is %2; only 1 (unigram) and 2 (BPE) are supported.</source>
        <translation>%1: key &quot;model_type&quot; is %2; only 1 (unigram) and 2 (BPE) are supported.</translation>
    </message>
    <message>
        <source>%1: more than %2 user-defined pieces begin with one another.</source>
        <translation>%1: more than %2 user-defined pieces begin with one another.</translation>
    </message>
    <message>
        <source>%1: is not a sentencepiece model; it has no pieces.</source>
        <translation>%1: is not a sentencepiece model; it has no pieces.</translation>
    </message>
    <message>
        <source>%1: has %2 pieces, but the library finds %3.</source>
        <translation>%1: has %2 pieces, but the library finds %3.</translation>
    </message>
    <message>
        <source>%1: is not a usable sentencepiece model (%2).</source>
        <translation>%1: is not a usable sentencepiece model (%2).</translation>
    </message>
    <message>
        <source>The text to tokenize is not UTF-8 at byte %1 of %2.</source>
        <translation>The text to tokenize is not UTF-8 at byte %1 of %2.</translation>
    </message>
    <message>
        <source>The text to tokenize has %1 bytes; at most %2 go at once.</source>
        <translation>The text to tokenize has %1 bytes; at most %2 go at once.</translation>
    </message>
    <message>
        <source>The text cannot be tokenized (%1).</source>
        <translation>The text cannot be tokenized (%1).</translation>
    </message>
    <message>
        <source>The token ids cannot be decoded (%1).</source>
        <translation>The token ids cannot be decoded (%1).</translation>
    </message>
    <message>
        <source>Token id %1 does not exist; the vocabulary has ids 0 to %2.</source>
        <translation>Token id %1 does not exist; the vocabulary has ids 0 to %2.</translation>
    </message>
    <message>
        <source>%1: key &quot;behavior&quot; is &quot;%2&quot;, which is not supported.</source>
        <translation>%1: key &quot;behavior&quot; is &quot;%2&quot;, which is not supported.</translation>
    </message>
    <message>
        <source>The tokenizer makes %1 bytes of text from %2; its replacements are broken.</source>
        <translation>The tokenizer makes %1 bytes of text from %2; its replacements are broken.</translation>
    </message>
    <message>
        <source>%1: key &quot;pattern&quot; should hold &quot;String&quot; or &quot;Regex&quot;, but is %2.</source>
        <translation>%1: key &quot;pattern&quot; should hold &quot;String&quot; or &quot;Regex&quot;, but is %2.</translation>
    </message>
    <message>
        <source>%1: should hold a JSON object, but holds %2.</source>
        <translation>%1: should hold a JSON object, but holds %2.</translation>
    </message>
    <message>
        <source>%1: key &quot;version&quot; is &quot;%2&quot;; only &quot;1.0&quot; is supported.</source>
        <translation>%1: key &quot;version&quot; is &quot;%2&quot;; only &quot;1.0&quot; is supported.</translation>
    </message>
    <message>
        <source>%1: has no object &quot;model&quot;.</source>
        <translation>%1: has no object &quot;model&quot;.</translation>
    </message>
    <message>
        <source>%1: the id of &quot;%2&quot; should be an integer from 0 to %3, but is %4.</source>
        <translation>%1: the id of &quot;%2&quot; should be an integer from 0 to %3, but is %4.</translation>
    </message>
    <message>
        <source>%1: key &quot;vocab&quot; should be an object, but is %2.</source>
        <translation>%1: key &quot;vocab&quot; should be an object, but is %2.</translation>
    </message>
    <message>
        <source>%1: the vocabulary has %2 pieces; at most %3 are allowed.</source>
        <translation>%1: the vocabulary has %2 pieces; at most %3 are allowed.</translation>
    </message>
    <message>
        <source>%1: the piece &quot;%2&quot; has two ids, %3 and %4.</source>
        <translation>%1: the piece &quot;%2&quot; has two ids, %3 and %4.</translation>
    </message>
    <message>
        <source>%1: the piece &quot;%2&quot; has id %3; ids go from 0 to %4.</source>
        <translation>%1: the piece &quot;%2&quot; has id %3; ids go from 0 to %4.</translation>
    </message>
    <message>
        <source>%1: the pieces &quot;%2&quot; and &quot;%3&quot; have the same id %4.</source>
        <translation>%1: the pieces &quot;%2&quot; and &quot;%3&quot; have the same id %4.</translation>
    </message>
    <message>
        <source>The training text has %1 tokens, but a window needs %2 and one more.</source>
        <translation>The training text has %1 tokens, but a window needs %2 and one more.</translation>
    </message>
    <message>
        <source>Step %1 of %2, loss %3</source>
        <translation>Step %1 of %2, loss %3</translation>
    </message>
    <message>
        <source>%1: was written by a run with parameters %2, but this one has %3; choose another state file.</source>
        <translation>%1: was written by a run with parameters %2, but this one has %3; choose another state file.</translation>
    </message>
    <message>
        <source>Looking at the weights of %1</source>
        <translation>Looking at the weights of %1</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>Looking at %1</translation>
    </message>
    <message>
        <source>The text has %1 tokens, but this model has learned only %2 positions.</source>
        <translation>The text has %1 tokens, but this model has learned only %2 positions.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3, but should be above %4.</source>
        <translation>%1: &quot;%2&quot; is %3, but should be above %4.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be a list of %3 numbers above 0.</source>
        <translation>%1: &quot;%2&quot; should be a list of %3 numbers above 0.</translation>
    </message>
    <message>
        <source>%1: rotary scaling &quot;%2&quot; is not known; only default, linear, dynamic, llama3, yarn and longrope can be computed.</source>
        <translation>%1: rotary scaling &quot;%2&quot; is not known; only default, linear, dynamic, llama3, yarn and longrope can be computed.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is &quot;%3&quot;; only silu, relu, gelu and its tanh forms can be computed.</source>
        <translation>%1: &quot;%2&quot; is &quot;%3&quot;; only silu, relu, gelu and its tanh forms can be computed.</translation>
    </message>
    <message>
        <source>%1: attention in both directions (&quot;%2&quot;) cannot be computed.</source>
        <translation>%1: attention in both directions (&quot;%2&quot;) cannot be computed.</translation>
    </message>
    <message>
        <source>%1: &quot;layer_types&quot; should be a list of %2 names, one for each block.</source>
        <translation>%1: &quot;layer_types&quot; should be a list of %2 names, one for each block.</translation>
    </message>
    <message>
        <source>%1: &quot;layer_types&quot; holds %2; only &quot;full_attention&quot; and &quot;sliding_attention&quot; can be computed.</source>
        <translation>%1: &quot;layer_types&quot; holds %2; only &quot;full_attention&quot; and &quot;sliding_attention&quot; can be computed.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be an object of keys and values.</source>
        <translation>%1: &quot;%2&quot; should be an object of keys and values.</translation>
    </message>
    <message>
        <source>%1: &quot;rope_parameters&quot; differ by layer type, which this family does not compute.</source>
        <translation>%1: &quot;rope_parameters&quot; differ by layer type, which this family does not compute.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3: it should leave an even number of the %4 features of a head to be rotated.</source>
        <translation>%1: &quot;%2&quot; is %3: it should leave an even number of the %4 features of a head to be rotated.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is true, but only models where it is false can be computed.</source>
        <translation>%1: &quot;%2&quot; is true, but only models where it is false can be computed.</translation>
    </message>
    <message>
        <source>%1: intermediate data cannot be stored there (%2).</source>
        <translation>%1: intermediate data cannot be stored there (%2).</translation>
    </message>
    <message>
        <source>%1: intermediate data need %2 bytes, but its disk has only %3 free; free some space or set TMPDIR to another disk.</source>
        <translation>%1: intermediate data need %2 bytes, but its disk has only %3 free; free some space or set TMPDIR to another disk.</translation>
    </message>
    <message>
        <source>%1: holds %2 GGUF files; open one of them, such as %3.</source>
        <translation>%1: holds %2 GGUF files; open one of them, such as %3.</translation>
    </message>
    <message>
        <source>%1: is not a model folder: it has neither %2 nor %3 nor the .bin files of PyTorch; choose the folder that holds config.json and the weights.</source>
        <translation>%1: is not a model folder: it has neither %2 nor %3 nor the .bin files of PyTorch; choose the folder that holds config.json and the weights.</translation>
    </message>
    <message>
        <source>%1: is neither a model folder nor a weight file (.safetensors, .bin, .pt, .pth, .gguf).</source>
        <translation>%1: is neither a model folder nor a weight file (.safetensors, .bin, .pt, .pth, .gguf).</translation>
    </message>
    <message>
        <source>%1: GGUF files can be viewed and scored by magnitude, but not evaluated; to evaluate, open the Hugging Face folder that it was made from.</source>
        <translation>%1: GGUF files can be viewed and scored by magnitude, but not evaluated; to evaluate, open the Hugging Face folder that it was made from.</translation>
    </message>
    <message>
        <source>Export of %1: GGUF files can only be viewed; prune and export the Hugging Face folder that it was made from, and convert that again.</source>
        <translation>Export of %1: GGUF files can only be viewed; prune and export the Hugging Face folder that it was made from, and convert that again.</translation>
    </message>
    <message>
        <source>Export of %1: tensor &quot;%2&quot; is to change, but config.json ties it to &quot;%3&quot;, which would differ; change both alike.</source>
        <translation>Export of %1: tensor &quot;%2&quot; is to change, but config.json ties it to &quot;%3&quot;, which would differ; change both alike.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the dimensions %3, too large to count.</source>
        <translation>%1: tensor &quot;%2&quot; has the dimensions %3, too large to count.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of type %3 has rows of %4, which is not a multiple of %5.</source>
        <translation>%1: tensor &quot;%2&quot; of type %3 has rows of %4, which is not a multiple of %5.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; begins at byte %3 of the data, which is not a multiple of %4.</source>
        <translation>%1: tensor &quot;%2&quot; begins at byte %3 of the data, which is not a multiple of %4.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; should take %3 bytes from byte %4 of the data, but there are only %5; the file is cut off, copy or download it again.</source>
        <translation>%1: tensor &quot;%2&quot; should take %3 bytes from byte %4 of the data, but there are only %5; the file is cut off, copy or download it again.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; begins at byte %3, inside &quot;%4&quot;, which ends at %5.</source>
        <translation>%1: tensor &quot;%2&quot; begins at byte %3, inside &quot;%4&quot;, which ends at %5.</translation>
    </message>
    <message>
        <source>%1: %2 tensors are of quantised types that are not read and are left out: %3.</source>
        <translation>%1: %2 tensors are of quantised types that are not read and are left out: %3.</translation>
    </message>
    <message>
        <source>%1: %2 tensors of type Q8_0 are shown as the F32 values that they stand for.</source>
        <translation>%1: %2 tensors of type Q8_0 are shown as the F32 values that they stand for.</translation>
    </message>
    <message>
        <source>%1: the rows of %2 query and key tensors, which GGUF stores interleaved within each head, are shown in the order of the Hugging Face model.</source>
        <translation>%1: the rows of %2 query and key tensors, which GGUF stores interleaved within each head, are shown in the order of the Hugging Face model.</translation>
    </message>
    <message>
        <source>%1: is one of %2 parts of a model; only its own tensors are shown.</source>
        <translation>%1: is one of %2 parts of a model; only its own tensors are shown.</translation>
    </message>
    <message>
        <source>%1: none of its %2 tensors is of a type that is read (F32, F16, BF16, Q8_0); make it again with one of them: %3.</source>
        <translation>%1: none of its %2 tensors is of a type that is read (F32, F16, BF16, Q8_0); make it again with one of them: %3.</translation>
    </message>
    <message>
        <source>%1: %2 bytes should follow byte %3, but the file ends at %4; copy or download it again.</source>
        <translation>%1: %2 bytes should follow byte %3, but the file ends at %4; copy or download it again.</translation>
    </message>
    <message>
        <source>%1: the text at byte %2 claims %3 bytes, more than the allowed %4.</source>
        <translation>%1: the text at byte %2 claims %3 bytes, more than the allowed %4.</translation>
    </message>
    <message>
        <source>%1: the text at byte %2 is not UTF-8.</source>
        <translation>%1: the text at byte %2 is not UTF-8.</translation>
    </message>
    <message>
        <source>%1: the value before byte %2 has the unknown type %3.</source>
        <translation>%1: the value before byte %2 has the unknown type %3.</translation>
    </message>
    <message>
        <source>%1: a list of lists at byte %2, which GGUF files do not have.</source>
        <translation>%1: a list of lists at byte %2, which GGUF files do not have.</translation>
    </message>
    <message>
        <source>%1: the list at byte %2 claims %3 items, more than the file has bytes.</source>
        <translation>%1: the list at byte %2 claims %3 items, more than the file has bytes.</translation>
    </message>
    <message>
        <source>%1: claims %2 %3, but has only %4 bytes and at most %5 are read.</source>
        <translation>%1: claims %2 %3, but has only %4 bytes and at most %5 are read.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has %3 dimensions, but should have 1 to %4.</source>
        <translation>%1: tensor &quot;%2&quot; has %3 dimensions, but should have 1 to %4.</translation>
    </message>
    <message>
        <source>%1: &quot;general.alignment&quot; is %2, but should be a power of two from 8 to %3.</source>
        <translation>%1: &quot;general.alignment&quot; is %2, but should be a power of two from 8 to %3.</translation>
    </message>
    <message>
        <source>%1: does not begin with &quot;GGUF&quot;; is this a GGUF file?</source>
        <translation>%1: does not begin with &quot;GGUF&quot;; is this a GGUF file?</translation>
    </message>
    <message>
        <source>%1: is a big-endian GGUF file; only little-endian ones are read.</source>
        <translation>%1: is a big-endian GGUF file; only little-endian ones are read.</translation>
    </message>
    <message>
        <source>%1: has GGUF version %2; versions 2 and 3 are read.</source>
        <translation>%1: has GGUF version %2; versions 2 and 3 are read.</translation>
    </message>
    <message>
        <source>%1: has %2 bytes, but a %3 file has at least %4; copy or download it again.</source>
        <translation>%1: has %2 bytes, but a %3 file has at least %4; copy or download it again.</translation>
    </message>
    <message>
        <source>%1: is only a Git LFS pointer to the file; fetch the file itself with git lfs pull.</source>
        <translation>%1: is only a Git LFS pointer to the file; fetch the file itself with git lfs pull.</translation>
    </message>
    <message>
        <source>%1: holds a Python object (%2) that would have to be run to be read; only tensors are read: convert the model in Python with model.save_pretrained(folder, safe_serialization=True).</source>
        <translation>%1: holds a Python object (%2) that would have to be run to be read; only tensors are read: convert the model in Python with model.save_pretrained(folder, safe_serialization=True).</translation>
    </message>
    <message>
        <source>%1: holds two state dicts, %2data.pkl and %3.</source>
        <translation>%1: holds two state dicts, %2data.pkl and %3.</translation>
    </message>
    <message>
        <source>%1: is a ZIP archive, but holds no data.pkl as torch.save writes it; is this a PyTorch file?</source>
        <translation>%1: is a ZIP archive, but holds no data.pkl as torch.save writes it; is this a PyTorch file?</translation>
    </message>
    <message>
        <source>%1: its data.pkl has %2 bytes, more than the allowed %3.</source>
        <translation>%1: its data.pkl has %2 bytes, more than the allowed %3.</translation>
    </message>
    <message>
        <source>%1: its entry &quot;byteorder&quot; is not &quot;little&quot;; the file was written on another kind of machine and is not read.</source>
        <translation>%1: its entry &quot;byteorder&quot; is not &quot;little&quot;; the file was written on another kind of machine and is not read.</translation>
    </message>
    <message>
        <source>%1: holds no dictionary of tensors; save the model&apos;s state_dict().</source>
        <translation>%1: holds no dictionary of tensors; save the model&apos;s state_dict().</translation>
    </message>
    <message>
        <source>%1: a tensor&apos;s key in the state dict is not a name.</source>
        <translation>%1: a tensor&apos;s key in the state dict is not a name.</translation>
    </message>
    <message>
        <source>%1: %2 values of the state dict are not tensors; they are left out.</source>
        <translation>%1: %2 values of the state dict are not tensors; they are left out.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; lies in the entry data/%3, which the archive does not have.</source>
        <translation>%1: tensor &quot;%2&quot; lies in the entry data/%3, which the archive does not have.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; says that data/%3 holds %4 %5, but another says %6 %7.</source>
        <translation>%1: tensor &quot;%2&quot; says that data/%3 holds %4 %5, but another says %6 %7.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; says that data/%3 holds %4 elements of %5, but it has %6 bytes.</source>
        <translation>%1: tensor &quot;%2&quot; says that data/%3 holds %4 elements of %5, but it has %6 bytes.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 with strides %4 from element %5 does not fit into the %6 elements of data/%7.</source>
        <translation>%1: tensor &quot;%2&quot; of shape %3 with strides %4 from element %5 does not fit into the %6 elements of data/%7.</translation>
    </message>
    <message>
        <source>%1: is a PyTorch file from before version 1.6, which is not read; convert the model in Python with model.save_pretrained(folder, safe_serialization=True).</source>
        <translation>%1: is a PyTorch file from before version 1.6, which is not read; convert the model in Python with model.save_pretrained(folder, safe_serialization=True).</translation>
    </message>
    <message>
        <source>%1: is not a PyTorch file, which would be a ZIP archive; copy or download it again, or convert the model to safetensors.</source>
        <translation>%1: is not a PyTorch file, which would be a ZIP archive; copy or download it again, or convert the model to safetensors.</translation>
    </message>
    <message>
        <source>%1: is written in pickle protocol %2, but only protocol 2 is read; save it again with torch.save(..., pickle_protocol=2).</source>
        <translation>%1: is written in pickle protocol %2, but only protocol 2 is read; save it again with torch.save(..., pickle_protocol=2).</translation>
    </message>
    <message>
        <source>%1: the pickle makes more than %2 values, which no model needs.</source>
        <translation>%1: the pickle makes more than %2 values, which no model needs.</translation>
    </message>
    <message>
        <source>%1: the pickle is broken or not a state dict at its byte %2 of %3; copy or download the file again, or convert the model to safetensors.</source>
        <translation>%1: the pickle is broken or not a state dict at its byte %2 of %3; copy or download the file again, or convert the model to safetensors.</translation>
    </message>
    <message>
        <source>%1: &quot;weight_map&quot; names no tensor.</source>
        <translation>%1: &quot;weight_map&quot; names no tensor.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; is mapped to &quot;%3&quot;, but a shard must be a %4 file inside the model&apos;s folder.</source>
        <translation>%1: tensor &quot;%2&quot; is mapped to &quot;%3&quot;, but a shard must be a %4 file inside the model&apos;s folder.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of shape %3 is not one of its tensors.</source>
        <translation>%1: tensor &quot;%2&quot; of shape %3 is not one of its tensors.</translation>
    </message>
    <message>
        <source>%1: the ZIP archive points to byte %2, but the file has %3; copy or download it again.</source>
        <translation>%1: the ZIP archive points to byte %2, but the file has %3; copy or download it again.</translation>
    </message>
    <message>
        <source>%1: the ZIP archive has no end record; the file is cut off, copy or download it again.</source>
        <translation>%1: the ZIP archive has no end record; the file is cut off, copy or download it again.</translation>
    </message>
    <message>
        <source>%1: is part %2 of a ZIP archive of several parts; only whole archives are read.</source>
        <translation>%1: is part %2 of a ZIP archive of several parts; only whole archives are read.</translation>
    </message>
    <message>
        <source>%1: the ZIP archive has no zip64 record at byte %2 of %3.</source>
        <translation>%1: the ZIP archive has no zip64 record at byte %2 of %3.</translation>
    </message>
    <message>
        <source>%1: the ZIP directory should take %2 bytes from byte %3 up to its end record at %4.</source>
        <translation>%1: the ZIP directory should take %2 bytes from byte %3 up to its end record at %4.</translation>
    </message>
    <message>
        <source>%1: the ZIP directory claims %2 entries, which do not fit into its %3 bytes.</source>
        <translation>%1: the ZIP directory claims %2 entries, which do not fit into its %3 bytes.</translation>
    </message>
    <message>
        <source>%1: the ZIP directory has no entry at byte %2, though it should reach up to %3.</source>
        <translation>%1: the ZIP directory has no entry at byte %2, though it should reach up to %3.</translation>
    </message>
    <message>
        <source>%1: an entry of the ZIP directory ends at byte %2, behind the directory&apos;s end at %3.</source>
        <translation>%1: an entry of the ZIP directory ends at byte %2, behind the directory&apos;s end at %3.</translation>
    </message>
    <message>
        <source>%1: the entries of the ZIP directory end at byte %2, but it should end at %3.</source>
        <translation>%1: the entries of the ZIP directory end at byte %2, but it should end at %3.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; of the ZIP archive is encrypted.</source>
        <translation>%1: the entry &quot;%2&quot; of the ZIP archive is encrypted.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; is compressed (method %3, %4 of %5 bytes), which PyTorch never does; save the model again with torch.save.</source>
        <translation>%1: the entry &quot;%2&quot; is compressed (method %3, %4 of %5 bytes), which PyTorch never does; save the model again with torch.save.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; should begin at byte %3, but nothing begins there.</source>
        <translation>%1: the entry &quot;%2&quot; should begin at byte %3, but nothing begins there.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; should take %3 bytes from byte %4, but the entries end at %5.</source>
        <translation>%1: the entry &quot;%2&quot; should take %3 bytes from byte %4, but the entries end at %5.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; of the ZIP directory is called &quot;%3&quot; where it begins.</source>
        <translation>%1: the entry &quot;%2&quot; of the ZIP directory is called &quot;%3&quot; where it begins.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; has %3 bytes where it begins, but %4 in the ZIP directory.</source>
        <translation>%1: the entry &quot;%2&quot; has %3 bytes where it begins, but %4 in the ZIP directory.</translation>
    </message>
    <message>
        <source>%1: a name in the ZIP directory is not UTF-8.</source>
        <translation>%1: a name in the ZIP directory is not UTF-8.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; begins at byte %3, inside the entry that ends at %4.</source>
        <translation>%1: the entry &quot;%2&quot; begins at byte %3, inside the entry that ends at %4.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; is there twice.</source>
        <translation>%1: the entry &quot;%2&quot; is there twice.</translation>
    </message>
    <message>
        <source>Comparing: block %1 of %2</source>
        <translation>Comparing: block %1 of %2</translation>
    </message>
    <message>
        <source>Perplexity: block %1 of %2</source>
        <translation>Perplexity: block %1 of %2</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Its weights can be viewed and pruned by magnitude; perplexity and calibration need a complete checkpoint of a known family.</source>
        <translation>Its weights can be viewed and pruned by magnitude; perplexity and calibration need a complete checkpoint of a known family.</translation>
    </message>
    <message>
        <source>%1: %2 blocks of width %3, inner width %4, %5 heads of %6 (%7 for keys and values).</source>
        <translation>%1: %2 blocks of width %3, inner width %4, %5 heads of %6 (%7 for keys and values).</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Evaluating holds %1 of weights; %2 are free.</source>
        <translation>Evaluating holds %1 of weights; %2 are free.</translation>
    </message>
    <message>
        <source>All weights at once would take %1, but %2 are free, so each block is read when its turn comes.</source>
        <translation>All weights at once would take %1, but %2 are free, so each block is read when its turn comes.</translation>
    </message>
    <message>
        <source>Runs work but take longer; few windows help most.</source>
        <translation>Runs work but take longer; few windows help most.</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Copy tokenizer.json or tokenizer.model of this model into its folder and open it again; token ids from a safetensors file work without.</source>
        <translation>Copy tokenizer.json or tokenizer.model of this model into its folder and open it again; token ids from a safetensors file work without.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Weights</translation>
    </message>
    <message>
        <source>%1 parameters, %2, mostly %3.</source>
        <translation>%1 parameters, %2, mostly %3.</translation>
    </message>
    <message>
        <source>Output matrix</source>
        <translation>Output matrix</translation>
    </message>
    <message>
        <source>Tied to the embedding, so it is never pruned.</source>
        <translation>Tied to the embedding, so it is never pruned.</translation>
    </message>
    <message>
        <source>A matrix of its own.</source>
        <translation>A matrix of its own.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>%1 tokens; vocabulary of %2.</source>
        <translation>%1 tokens; vocabulary of %2.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>All weights seen</source>
        <translation>All weights seen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>All are finite; %1 are zero.</source>
        <translation>All are finite; %1 are zero.</translation>
    </message>
    <message>
        <source>%1 holds %2 numbers that are NaN or infinite.</source>
        <translation>%1 holds %2 numbers that are NaN or infinite.</translation>
    </message>
    <message>
        <source>The file is damaged or was saved from a diverged training; fetch it again. Matrices with such numbers are not pruned.</source>
        <translation>The file is damaged or was saved from a diverged training; fetch it again. Matrices with such numbers are not pruned.</translation>
    </message>
    <message>
        <source>%1: the output matrix should be tied to the embedding, but %2 differs from it; the file&apos;s matrix is used.</source>
        <translation>%1: the output matrix should be tied to the embedding, but %2 differs from it; the file&apos;s matrix is used.</translation>
    </message>
    <message>
        <source>%1: there is no matrix %2.</source>
        <translation>%1: there is no matrix %2.</translation>
    </message>
    <message>
        <source>The run needs %1 MiB of memory, but %2 MiB are free; use fewer or shorter windows, or close other programs.</source>
        <translation>The run needs %1 MiB of memory, but %2 MiB are free; use fewer or shorter windows, or close other programs.</translation>
    </message>
    <message>
        <source>%1: the run needs %2 MiB of this disk, but %3 MiB are free.</source>
        <translation>%1: the run needs %2 MiB of this disk, but %3 MiB are free.</translation>
    </message>
    <message>
        <source>%1: key &quot;delimiter&quot; should be one character, but is &quot;%2&quot;.</source>
        <translation>%1: key &quot;delimiter&quot; should be one character, but is &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: key &quot;length&quot; of a FixedLength is %2; it starts at 1.</source>
        <translation>%1: key &quot;length&quot; of a FixedLength is %2; it starts at 1.</translation>
    </message>
    <message>
        <source>%1: key &quot;precompiled_charsmap&quot; is not base64 at byte %2 of %3.</source>
        <translation>%1: key &quot;precompiled_charsmap&quot; is not base64 at byte %2 of %3.</translation>
    </message>
    <message>
        <source>%1: no tokenizer found; looked for tokenizer.json, tokenizer.model, and vocab.json with merges.txt.</source>
        <translation>%1: no tokenizer found; looked for tokenizer.json, tokenizer.model, and vocab.json with merges.txt.</translation>
    </message>
    <message>
        <source>%1: entry %2 of key &quot;vocab&quot; should be a piece of at most %3 bytes and its score, but is %4.</source>
        <translation>%1: entry %2 of key &quot;vocab&quot; should be a piece of at most %3 bytes and its score, but is %4.</translation>
    </message>
    <message>
        <source>%1: key &quot;unk_id&quot; is %2, but the vocabulary has %3 pieces.</source>
        <translation>%1: key &quot;unk_id&quot; is %2, but the vocabulary has %3 pieces.</translation>
    </message>
    <message>
        <source>%1: key &quot;vocab&quot; should be an array, but is %2.</source>
        <translation>%1: key &quot;vocab&quot; should be an array, but is %2.</translation>
    </message>
    <message>
        <source>The tokenizer does not know the character &quot;%1&quot; and has no unknown token.</source>
        <translation>The tokenizer does not know the character &quot;%1&quot; and has no unknown token.</translation>
    </message>
    <message>
        <source>%1: entry &quot;%2&quot; of key &quot;added_tokens_decoder&quot; should be an id with its token, but is %3.</source>
        <translation>%1: entry &quot;%2&quot; of key &quot;added_tokens_decoder&quot; should be an id with its token, but is %3.</translation>
    </message>
    <message>
        <source>%1: line %2 is %3; it should be two pieces and one space.</source>
        <translation>%1: line %2 is %3; it should be two pieces and one space.</translation>
    </message>
    <message>
        <source>%1: marks ends of words with &quot;&lt;/w&gt;&quot;; only byte-level pieces are supported in this form.</source>
        <translation>%1: marks ends of words with &quot;&lt;/w&gt;&quot;; only byte-level pieces are supported in this form.</translation>
    </message>
    <message>
        <source>%1: key &quot;model&quot; should be an object, but is %2.</source>
        <translation>%1: key &quot;model&quot; should be an object, but is %2.</translation>
    </message>
    <message>
        <source>%1: key &quot;model&quot; has the type &quot;%2&quot;; only &quot;BPE&quot; and &quot;Unigram&quot; are supported.</source>
        <translation>%1: key &quot;model&quot; has the type &quot;%2&quot;; only &quot;BPE&quot; and &quot;Unigram&quot; are supported.</translation>
    </message>
    <message>
        <source>Spreading the sparsity over %1</source>
        <translation>Spreading the sparsity over %1</translation>
    </message>
    <message>
        <source>--lock %1 should be NAME=S, with a share S from 0 to 1.</source>
        <translation>--lock %1 should be NAME=S, with a share S from 0 to 1.</translation>
    </message>
    <message>
        <source>Comparing the methods on %1</source>
        <translation>Comparing the methods on %1</translation>
    </message>
    <message>
        <source>Looking up a weight of %1</source>
        <translation>Looking up a weight of %1</translation>
    </message>
    <message>
        <source>InputStatistics: moments were not kept.</source>
        <translation>InputStatistics: moments were not kept.</translation>
    </message>
    <message>
        <source>InputStatistics: the Hessian was not kept.</source>
        <translation>InputStatistics: the Hessian was not kept.</translation>
    </message>
    <message>
        <source>A matrix has %1 weights; at most %2 can be counted.</source>
        <translation>A matrix has %1 weights; at most %2 can be counted.</translation>
    </message>
    <message>
        <source>The energy of input feature %1 over the calibration tokens is not finite; check the weights before this matrix or use another text.</source>
        <translation>The energy of input feature %1 over the calibration tokens is not finite; check the weights before this matrix or use another text.</translation>
    </message>
    <message>
        <source>The energy of input feature %1 over the calibration tokens is %2; check the weights before this matrix or use another text.</source>
        <translation>The energy of input feature %1 over the calibration tokens is %2; check the weights before this matrix or use another text.</translation>
    </message>
    <message>
        <source>The Hessian&apos;s row of input feature %1 has an entry that is not finite.</source>
        <translation>The Hessian&apos;s row of input feature %1 has an entry that is not finite.</translation>
    </message>
    <message>
        <source>The Hessian of %1 inputs is not positive definite, even with damping %2 times its mean diagonal %3.</source>
        <translation>The Hessian of %1 inputs is not positive definite, even with damping %2 times its mean diagonal %3.</translation>
    </message>
    <message>
        <source>riaScore: weight is %1 but inputNorm is %2.</source>
        <translation>riaScore: weight is %1 but inputNorm is %2.</translation>
    </message>
    <message>
        <source>Kept weights</source>
        <translation>Kept weights</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>What happens to the weights that stay: nothing (none), or SparseGPT&apos;s update, which lets the rest of each row make up for what it loses.</source>
        <translation>What happens to the weights that stay: nothing (none), or SparseGPT&apos;s update, which lets the rest of each row make up for what it loses.</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>Damping</translation>
    </message>
    <message>
        <source>Share of the Hessian&apos;s mean diagonal that is added to it; more makes the update more cautious. Raised by itself where the Hessian cannot be inverted otherwise.</source>
        <translation>Share of the Hessian&apos;s mean diagonal that is added to it; more makes the update more cautious. Raised by itself where the Hessian cannot be inverted otherwise.</translation>
    </message>
    <message>
        <source>SparseGPT</source>
        <translation>SparseGPT</translation>
    </message>
    <message>
        <source>Goes through a matrix column by column, removes the weights whose loss can best be made up for, and lets the columns to the right make up for it.</source>
        <translation>Goes through a matrix column by column, removes the weights whose loss can best be made up for, and lets the columns to the right make up for it.</translation>
    </message>
    <message>
        <source>Columns in a block</source>
        <translation>Columns in a block</translation>
    </message>
    <message>
        <source>How many columns share one threshold; the weights to remove are chosen anew for each block.</source>
        <translation>How many columns share one threshold; the weights to remove are chosen anew for each block.</translation>
    </message>
    <message>
        <source>One input at a time</source>
        <translation>One input at a time</translation>
    </message>
    <message>
        <source>Within a block, prune the matrices that read one input, run the block again and only then go on to the next, so that later matrices see what earlier ones became.</source>
        <translation>Within a block, prune the matrices that read one input, run the block again and only then go on to the next, so that later matrices see what earlier ones became.</translation>
    </message>
    <message>
        <source>Choose by</source>
        <translation>Choose by</translation>
    </message>
    <message>
        <source>Which score chooses the weights to remove in each block, with the weights as changed so far.</source>
        <translation>Which score chooses the weights to remove in each block, with the weights as changed so far.</translation>
    </message>
    <message>
        <source>RIA</source>
        <translation>RIA</translation>
    </message>
    <message>
        <source>Removes the weights that make up the smallest share of their input&apos;s and of their output&apos;s weights, times a power of the norm of their input, so that no input or output is cut off altogether.</source>
        <translation>Removes the weights that make up the smallest share of their input&apos;s and of their output&apos;s weights, times a power of the norm of their input, so that no input or output is cut off altogether.</translation>
    </message>
    <message>
        <source>Power of the input norm</source>
        <translation>Power of the input norm</translation>
    </message>
    <message>
        <source>How much the norm of the input counts: 0 leaves the inputs out, 1 counts them as Wanda does.</source>
        <translation>How much the norm of the input counts: 0 leaves the inputs out, 1 counts them as Wanda does.</translation>
    </message>
    <message>
        <source>Deal out columns</source>
        <translation>Deal out columns</translation>
    </message>
    <message>
        <source>For n:m patterns, deal strong and weak columns evenly to the groups before choosing. In a model this is done where the new order folds into the matrices before: in the second matrix of the MLP, and within the heads of attention&apos;s output; a single matrix is dealt out as a whole, and its pattern then holds in the new order only.</source>
        <translation>For n:m patterns, deal strong and weak columns evenly to the groups before choosing. In a model this is done where the new order folds into the matrices before: in the second matrix of the MLP, and within the heads of attention&apos;s output; a single matrix is dealt out as a whole, and its pattern then holds in the new order only.</translation>
    </message>
    <message>
        <source>DSnoT</source>
        <translation>DSnoT</translation>
    </message>
    <message>
        <source>Starts from the mask of another method and swaps pruned and kept weights of each row until its average loss is near zero; changes every matrix of the plan, where the published program leaves out the MLP.</source>
        <translation>Starts from the mask of another method and swaps pruned and kept weights of each row until its average loss is near zero; changes every matrix of the plan, where the published program leaves out the MLP.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Start from</translation>
    </message>
    <message>
        <source>Which score chooses the mask to start from; each row loses the same share.</source>
        <translation>Which score chooses the mask to start from; each row loses the same share.</translation>
    </message>
    <message>
        <source>Most swaps of a row</source>
        <translation>Most swaps of a row</translation>
    </message>
    <message>
        <source>How many weights of a row may be swapped; 0 leaves the mask as it starts.</source>
        <translation>How many weights of a row may be swapped; 0 leaves the mask as it starts.</translation>
    </message>
    <message>
        <source>Small enough</source>
        <translation>Small enough</translation>
    </message>
    <message>
        <source>A row whose average loss over a sequence is no larger than this is left alone.</source>
        <translation>A row whose average loss over a sequence is no larger than this is left alone.</translation>
    </message>
    <message>
        <source>Power of the variance</source>
        <translation>Power of the variance</translation>
    </message>
    <message>
        <source>Weights come back first where they add much on average and vary little: the average is divided by the variance of the input to this power.</source>
        <translation>Weights come back first where they add much on average and vary little: the average is divided by the variance of the input to this power.</translation>
    </message>
    <message>
        <source>ALPS</source>
        <translation>ALPS</translation>
    </message>
    <message>
        <source>Searches all masks of a matrix at once for the one whose best weights change the outputs least, and sets the kept weights to them; the slowest method, and the most accurate one where much is removed.</source>
        <translation>Searches all masks of a matrix at once for the one whose best weights change the outputs least, and sets the kept weights to them; the slowest method, and the most accurate one where much is removed.</translation>
    </message>
    <message>
        <source>First penalty</source>
        <translation>First penalty</translation>
    </message>
    <message>
        <source>How strongly the search begins to pull the weights towards a sparse matrix; it adapts from there.</source>
        <translation>How strongly the search begins to pull the weights towards a sparse matrix; it adapts from there.</translation>
    </message>
    <message>
        <source>Most iterations</source>
        <translation>Most iterations</translation>
    </message>
    <message>
        <source>After how many iterations the search ends if the mask has not settled.</source>
        <translation>After how many iterations the search ends if the mask has not settled.</translation>
    </message>
    <message>
        <source>Ridge</source>
        <translation>Ridge</translation>
    </message>
    <message>
        <source>Share of the mean energy of the inputs that is added to each; more keeps the weights closer to the dense ones.</source>
        <translation>Share of the mean energy of the inputs that is added to each; more keeps the weights closer to the dense ones.</translation>
    </message>
    <message>
        <source>Steps for the kept weights</source>
        <translation>Steps for the kept weights</translation>
    </message>
    <message>
        <source>How many steps of conjugate gradients set the kept weights once the mask is found.</source>
        <translation>How many steps of conjugate gradients set the kept weights once the mask is found.</translation>
    </message>
    <message>
        <source>OWL</source>
        <translation>OWL</translation>
    </message>
    <message>
        <source>Removes less from blocks that hold many outliers, weights whose Wanda score is a multiple of their block&apos;s mean.</source>
        <translation>Removes less from blocks that hold many outliers, weights whose Wanda score is a multiple of their block&apos;s mean.</translation>
    </message>
    <message>
        <source>Outliers from</source>
        <translation>Outliers from</translation>
    </message>
    <message>
        <source>A weight is an outlier if its score is more than this many times the mean score of its block.</source>
        <translation>A weight is an outlier if its score is more than this many times the mean score of its block.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Range</translation>
    </message>
    <message>
        <source>How far blocks may differ: the sparsest and the densest one lie twice this share apart.</source>
        <translation>How far blocks may differ: the sparsest and the densest one lie twice this share apart.</translation>
    </message>
    <message>
        <source>AlphaPruning</source>
        <translation>AlphaPruning</translation>
    </message>
    <message>
        <source>Removes less from blocks whose singular values have a heavy tail, the mark of well trained matrices; looks at no text.</source>
        <translation>Removes less from blocks whose singular values have a heavy tail, the mark of well trained matrices; looks at no text.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spread</translation>
    </message>
    <message>
        <source>How far blocks may differ: before the total is met, sparsities lie between 1 minus and 1 plus this, times a common factor.</source>
        <translation>How far blocks may differ: before the total is met, sparsities lie between 1 minus and 1 plus this, times a common factor.</translation>
    </message>
    <message>
        <source>Start of the tail</source>
        <translation>Start of the tail</translation>
    </message>
    <message>
        <source>alpha_peak</source>
        <translation>alpha_peak</translation>
    </message>
    <message>
        <source>alpha_mid</source>
        <translation>alpha_mid</translation>
    </message>
    <message>
        <source>Where the tail of the spectrum begins: near the peak of its histogram, at the best fit to a power law (alpha_peak), or at the median (alpha_mid).</source>
        <translation>Where the tail of the spectrum begins: near the peak of its histogram, at the best fit to a power law (alpha_peak), or at the median (alpha_mid).</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Uniform</translation>
    </message>
    <message>
        <source>Removes the same share from every matrix.</source>
        <translation>Removes the same share from every matrix.</translation>
    </message>
    <message>
        <source>Global threshold</source>
        <translation>Global threshold</translation>
    </message>
    <message>
        <source>Removes the weights with the lowest scores of the whole model, so that each matrix loses as much as it has of them.</source>
        <translation>Removes the weights with the lowest scores of the whole model, so that each matrix loses as much as it has of them.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation>magnitude</translation>
    </message>
    <message>
        <source>wanda</source>
        <translation>wanda</translation>
    </message>
    <message>
        <source>What is compared across the model: the magnitude, the Wanda score, or (automatic) the Wanda score where there is a calibration text and the magnitude where there is none.</source>
        <translation>What is compared across the model: the magnitude, the Wanda score, or (automatic) the Wanda score where there is a calibration text and the magnitude where there is none.</translation>
    </message>
    <message>
        <source>There is no strategy &quot;%1&quot;; the strategies are: %2.</source>
        <translation>There is no strategy &quot;%1&quot;; the strategies are: %2.</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>iteration</translation>
    </message>
    <message>
        <source>Pruned share</source>
        <translation>Pruned share</translation>
    </message>
    <message>
        <source>Relative output error of %1 outputs</source>
        <translation>Relative output error of %1 outputs</translation>
    </message>
    <message>
        <source>squared error / squared output</source>
        <translation>squared error / squared output</translation>
    </message>
    <message>
        <source>Weights that changed sides in three iterations</source>
        <translation>Weights that changed sides in three iterations</translation>
    </message>
    <message>
        <source>share of the kept ones</source>
        <translation>share of the kept ones</translation>
    </message>
    <message>
        <source>Penalty rho</source>
        <translation>Penalty rho</translation>
    </message>
    <message>
        <source>rho</source>
        <translation>rho</translation>
    </message>
    <message>
        <source>%1: %2 needs calibration inputs.</source>
        <translation>%1: %2 needs calibration inputs.</translation>
    </message>
    <message>
        <source>|average loss| of the output</source>
        <translation>|average loss| of the output</translation>
    </message>
    <message>
        <source>Mean over rows of the |average loss|</source>
        <translation>Mean over rows of the |average loss|</translation>
    </message>
    <message>
        <source>swaps</source>
        <translation>swaps</translation>
    </message>
    <message>
        <source>|average loss| of an output</source>
        <translation>|average loss| of an output</translation>
    </message>
    <message>
        <source>Swaps of a row</source>
        <translation>Swaps of a row</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>rows</translation>
    </message>
    <message>
        <source>Before the swaps</source>
        <translation>Before the swaps</translation>
    </message>
    <message>
        <source>After the swaps</source>
        <translation>After the swaps</translation>
    </message>
    <message>
        <source>No input of %1 was seen.</source>
        <translation>No input of %1 was seen.</translation>
    </message>
    <message>
        <source>inputs, by what magnitude keeps of them</source>
        <translation>inputs, by what magnitude keeps of them</translation>
    </message>
    <message>
        <source>share kept</source>
        <translation>share kept</translation>
    </message>
    <message>
        <source>Magnitude (%1 inputs lost altogether)</source>
        <translation>Magnitude (%1 inputs lost altogether)</translation>
    </message>
    <message>
        <source>RIA (%1 inputs lost altogether)</source>
        <translation>RIA (%1 inputs lost altogether)</translation>
    </message>
    <message>
        <source>Share of its input&apos;s weights</source>
        <translation>Share of its input&apos;s weights</translation>
    </message>
    <message>
        <source>Share of its output&apos;s weights</source>
        <translation>Share of its output&apos;s weights</translation>
    </message>
    <message>
        <source>Both shares, times the input&apos;s norm to the power</source>
        <translation>Both shares, times the input&apos;s norm to the power</translation>
    </message>
    <message>
        <source>%1: the folder for an interrupted run&apos;s blocks cannot be made: %2.</source>
        <translation>%1: the folder for an interrupted run&apos;s blocks cannot be made: %2.</translation>
    </message>
    <message>
        <source>Size of the weights |W|</source>
        <translation>Size of the weights |W|</translation>
    </message>
    <message>
        <source>Score: |W| times the norm of the input</source>
        <translation>Score: |W| times the norm of the input</translation>
    </message>
    <message>
        <source>input, or its rank by norm</source>
        <translation>input, or its rank by norm</translation>
    </message>
    <message>
        <source>L2 norm over the tokens</source>
        <translation>L2 norm over the tokens</translation>
    </message>
    <message>
        <source>Norm of each input</source>
        <translation>Norm of each input</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>Sorted</translation>
    </message>
    <message>
        <source>Red: removed here, kept by magnitude; blue: the reverse</source>
        <translation>Red: removed here, kept by magnitude; blue: the reverse</translation>
    </message>
    <message>
        <source>|W|</source>
        <translation>|W|</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>weights</translation>
    </message>
    <message>
        <source>Threshold of each row</source>
        <translation>Threshold of each row</translation>
    </message>
    <message>
        <source>largest score removed</source>
        <translation>largest score removed</translation>
    </message>
    <message>
        <source>What is left of each row</source>
        <translation>What is left of each row</translation>
    </message>
    <message>
        <source>Energy of each input, diag(H)</source>
        <translation>Energy of each input, diag(H)</translation>
    </message>
    <message>
        <source>input</source>
        <translation>input</translation>
    </message>
    <message>
        <source>2/N times the sum of squares</source>
        <translation>2/N times the sum of squares</translation>
    </message>
    <message>
        <source>Diagonal of U: what an error costs</source>
        <translation>Diagonal of U: what an error costs</translation>
    </message>
    <message>
        <source>U_jj</source>
        <translation>U_jj</translation>
    </message>
    <message>
        <source>Change of kept weights</source>
        <translation>Change of kept weights</translation>
    </message>
    <message>
        <source>Loss of each row</source>
        <translation>Loss of each row</translation>
    </message>
    <message>
        <source>sum of squared errors</source>
        <translation>sum of squared errors</translation>
    </message>
    <message>
        <source>Expected output error</source>
        <translation>Expected output error</translation>
    </message>
    <message>
        <source>columns swept</source>
        <translation>columns swept</translation>
    </message>
    <message>
        <source>squared error per sequence</source>
        <translation>squared error per sequence</translation>
    </message>
    <message>
        <source>%1: SparseGPT needs calibration inputs.</source>
        <translation>%1: SparseGPT needs calibration inputs.</translation>
    </message>
    <message>
        <source>%1: the matrix reads %2 features, but the calibration inputs have %3.</source>
        <translation>%1: the matrix reads %2 features, but the calibration inputs have %3.</translation>
    </message>
    <message>
        <source>The lock on %1 cannot be set: the plan has no such matrix.</source>
        <translation>The lock on %1 cannot be set: the plan has no such matrix.</translation>
    </message>
    <message>
        <source>The lock on %1 is %2, but should be from 0 to 1.</source>
        <translation>The lock on %1 is %2, but should be from 0 to 1.</translation>
    </message>
    <message>
        <source>The lock on %1 is %2, but its pattern %3 removes %4.</source>
        <translation>The lock on %1 is %2, but its pattern %3 removes %4.</translation>
    </message>
    <message>
        <source>Strategy %1 needs a calibration text, and none was given.</source>
        <translation>Strategy %1 needs a calibration text, and none was given.</translation>
    </message>
    <message>
        <source>Counting the outliers of block %1</source>
        <translation>Counting the outliers of block %1</translation>
    </message>
    <message>
        <source>Reading the spectrum of %1</source>
        <translation>Reading the spectrum of %1</translation>
    </message>
    <message>
        <source>Counting the scores of %1</source>
        <translation>Counting the scores of %1</translation>
    </message>
    <message>
        <source>Sparsity spread over %1 matrices</source>
        <translation>Sparsity spread over %1 matrices</translation>
    </message>
    <message>
        <source>%1 is not a matrix of a block of %2.</source>
        <translation>%1 is not a matrix of a block of %2.</translation>
    </message>
    <message>
        <source>This method needs a calibration text, and none was given.</source>
        <translation>This method needs a calibration text, and none was given.</translation>
    </message>
    <message>
        <source>Pruning %1 by %2 to compare</source>
        <translation>Pruning %1 by %2 to compare</translation>
    </message>
    <message>
        <source>Left out: with %1 inputs its search takes minutes. Prune the matrix by it to see the outcome.</source>
        <translation>Left out: with %1 inputs its search takes minutes. Prune the matrix by it to see the outcome.</translation>
    </message>
    <message>
        <source>All methods compared</source>
        <translation>All methods compared</translation>
    </message>
    <message>
        <source>%1 has %2 rows and %3 columns; row %4, column %5 is not in it.</source>
        <translation>%1 has %2 rows and %3 columns; row %4, column %5 is not in it.</translation>
    </message>
    <message>
        <source>Measuring the inputs of %1</source>
        <translation>Measuring the inputs of %1</translation>
    </message>
    <message>
        <source>Wanda&apos;s mask, from which DSnoT starts, removes it, and no swap brought it back.</source>
        <translation>Wanda&apos;s mask, from which DSnoT starts, removes it, and no swap brought it back.</translation>
    </message>
    <message>
        <source>Wanda&apos;s mask removes it, but a swap brought it back to even out the average loss of its row.</source>
        <translation>Wanda&apos;s mask removes it, but a swap brought it back to even out the average loss of its row.</translation>
    </message>
    <message>
        <source>Wanda&apos;s mask keeps it, but a swap gave it up to even out the average loss of its row.</source>
        <translation>Wanda&apos;s mask keeps it, but a swap gave it up to even out the average loss of its row.</translation>
    </message>
    <message>
        <source>Wanda&apos;s mask, from which DSnoT starts, keeps it, and no swap took it.</source>
        <translation>Wanda&apos;s mask, from which DSnoT starts, keeps it, and no swap took it.</translation>
    </message>
    <message>
        <source>Its score is not above the threshold of its row.</source>
        <translation>Its score is not above the threshold of its row.</translation>
    </message>
    <message>
        <source>Its score is above the threshold of its row.</source>
        <translation>Its score is above the threshold of its row.</translation>
    </message>
    <message>
        <source>Its score is not above the threshold of the matrix.</source>
        <translation>Its score is not above the threshold of the matrix.</translation>
    </message>
    <message>
        <source>Its score is above the threshold of the matrix.</source>
        <translation>Its score is above the threshold of the matrix.</translation>
    </message>
    <message>
        <source>When the sweep reached its %1 columns, removing it cost no more than the threshold there.</source>
        <translation>When the sweep reached its %1 columns, removing it cost no more than the threshold there.</translation>
    </message>
    <message>
        <source>When the sweep reached its %1 columns, removing it cost more than the threshold there; now it makes up for others.</source>
        <translation>When the sweep reached its %1 columns, removing it cost more than the threshold there; now it makes up for others.</translation>
    </message>
    <message>
        <source>It is not among the %1 highest scores of its group of %2.</source>
        <translation>It is not among the %1 highest scores of its group of %2.</translation>
    </message>
    <message>
        <source>It is among the %1 highest scores of its group of %2.</source>
        <translation>It is among the %1 highest scores of its group of %2.</translation>
    </message>
    <message>
        <source>It is not in the best mask that the search found; whole masks are compared, and a single weight has no score.</source>
        <translation>It is not in the best mask that the search found; whole masks are compared, and a single weight has no score.</translation>
    </message>
    <message>
        <source>It is in the best mask that the search found; whole masks are compared, and a single weight has no score.</source>
        <translation>It is in the best mask that the search found; whole masks are compared, and a single weight has no score.</translation>
    </message>
    <message>
        <source>At this sparsity nothing is removed.</source>
        <translation>At this sparsity nothing is removed.</translation>
    </message>
    <message>
        <source>At this sparsity everything is removed.</source>
        <translation>At this sparsity everything is removed.</translation>
    </message>
    <message>
        <source>Its score equals the threshold, but equal ones before it already make up the number.</source>
        <translation>Its score equals the threshold, but equal ones before it already make up the number.</translation>
    </message>
    <message>
        <source>No method of the plan looks at a calibration text, so two texts give the same mask.</source>
        <translation>No method of the plan looks at a calibration text, so two texts give the same mask.</translation>
    </message>
    <message>
        <source>%1 calibration windows were asked for; at least %2 are needed, one for each text.</source>
        <translation>%1 calibration windows were asked for; at least %2 are needed, one for each text.</translation>
    </message>
    <message>
        <source>%1: its sequences have %2 tokens, but those of the text before have %3.</source>
        <translation>%1: its sequences have %2 tokens, but those of the text before have %3.</translation>
    </message>
    <message>
        <source>%1: key &quot;prepend&quot; has %2 bytes; at most %3 are allowed.</source>
        <translation>%1: key &quot;prepend&quot; has %2 bytes; at most %3 are allowed.</translation>
    </message>
    <message>
        <source>Looking for interrupted runs</source>
        <translation>Looking for interrupted runs</translation>
    </message>
    <message>
        <source>Discarding an interrupted run</source>
        <translation>Discarding an interrupted run</translation>
    </message>
    <message>
        <source>Comparing the masks of two calibrations of %1</source>
        <translation>Comparing the masks of two calibrations of %1</translation>
    </message>
    <message>
        <source>Removed, up to %1</source>
        <translation>Removed, up to %1</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>It cannot go on: the weights in %1 have changed since.</source>
        <translation>It cannot go on: the weights in %1 have changed since.</translation>
    </message>
    <message>
        <source>It cannot go on: the calibration text %1 has changed since.</source>
        <translation>It cannot go on: the calibration text %1 has changed since.</translation>
    </message>
    <message>
        <source>It cannot go on: version %1 of the program began it, and this is %2.</source>
        <translation>It cannot go on: version %1 of the program began it, and this is %2.</translation>
    </message>
    <message>
        <source>It cannot go on: the program now runs with another number of threads, which would change the last digits.</source>
        <translation>It cannot go on: the program now runs with another number of threads, which would change the last digits.</translation>
    </message>
    <message>
        <source>Run %1 is finished already, or another window goes on with it.</source>
        <translation>Run %1 is finished already, or another window goes on with it.</translation>
    </message>
    <message>
        <source>Writing masks to %1</source>
        <translation>Writing masks to %1</translation>
    </message>
    <message>
        <source>%1: a pattern should have at most %2 bytes, but has %3.</source>
        <translation>%1: a pattern should have at most %2 bytes, but has %3.</translation>
    </message>
    <message>
        <source>%1: pattern &quot;%2&quot; is not a regular expression (%3 at byte %4).</source>
        <translation>%1: pattern &quot;%2&quot; is not a regular expression (%3 at byte %4).</translation>
    </message>
    <message>
        <source>%1: pattern &quot;%2&quot; needs more than %3 steps on &quot;%4&quot;.</source>
        <translation>%1: pattern &quot;%2&quot; needs more than %3 steps on &quot;%4&quot;.</translation>
    </message>
    <message>
        <source>%1: the quotes opened in line %2 do not end.</source>
        <translation>%1: the quotes opened in line %2 do not end.</translation>
    </message>
    <message>
        <source>%1: sparsity should be a number from 0 to 1, but is &quot;%2&quot;.</source>
        <translation>%1: sparsity should be a number from 0 to 1, but is &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: locked should be true or false, but is &quot;%2&quot;.</source>
        <translation>%1: locked should be true or false, but is &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: has %2 fields, but the first line has %3.</source>
        <translation>%1: has %2 fields, but the first line has %3.</translation>
    </message>
    <message>
        <source>%1: not UTF-8 at byte %2 of %3.</source>
        <translation>%1: not UTF-8 at byte %2 of %3.</translation>
    </message>
    <message>
        <source>%1: the first line should have column &quot;%2&quot; once, but has it %3 times.</source>
        <translation>%1: the first line should have column &quot;%2&quot; once, but has it %3 times.</translation>
    </message>
    <message>
        <source>Column &quot;%1&quot; is not known here and was left out.</source>
        <translation>Column &quot;%1&quot; is not known here and was left out.</translation>
    </message>
    <message>
        <source>PruneScope plan</source>
        <translation>PruneScope plan</translation>
    </message>
    <message>
        <source>llm-compressor recipe</source>
        <translation>llm-compressor recipe</translation>
    </message>
    <message>
        <source>NNI config list</source>
        <translation>NNI config list</translation>
    </message>
    <message>
        <source>mergekit slices</source>
        <translation>mergekit slices</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>There is no form of plans &quot;%1&quot;; the forms are: %2.</source>
        <translation>There is no form of plans &quot;%1&quot;; the forms are: %2.</translation>
    </message>
    <message>
        <source>%1: its ending &quot;%2&quot; is not that of a plan; the endings are: %3.</source>
        <translation>%1: its ending &quot;%2&quot; is not that of a plan; the endings are: %3.</translation>
    </message>
    <message>
        <source>Plan &quot;%1&quot;: model %2 has no matrix %3.</source>
        <translation>Plan &quot;%1&quot;: model %2 has no matrix %3.</translation>
    </message>
    <message>
        <source>%1: a plan in the form &quot;%2&quot; names parts of a model, so it can only be read for one; name the model.</source>
        <translation>%1: a plan in the form &quot;%2&quot; names parts of a model, so it can only be read for one; name the model.</translation>
    </message>
    <message>
        <source>%1: %2 should be from 0 to 1, but is %3.</source>
        <translation>%1: %2 should be from 0 to 1, but is %3.</translation>
    </message>
    <message>
        <source>The plan&apos;s name, ancestry, calibration and notes are not written: this form has no place for them.</source>
        <translation>The plan&apos;s name, ancestry, calibration and notes are not written: this form has no place for them.</translation>
    </message>
    <message>
        <source>Locks are not written (%1 matrices).</source>
        <translation>Locks are not written (%1 matrices).</translation>
    </message>
    <message>
        <source>Structural removals are not written (%1 entries).</source>
        <translation>Structural removals are not written (%1 entries).</translation>
    </message>
    <message>
        <source>The recovery after pruning is not written.</source>
        <translation>The recovery after pruning is not written.</translation>
    </message>
    <message>
        <source>Keys that this version does not know are not written: %1.</source>
        <translation>Keys that this version does not know are not written: %1.</translation>
    </message>
    <message>
        <source>Parameter %1 of method %2 is not written (%3 matrices).</source>
        <translation>Parameter %1 of method %2 is not written (%3 matrices).</translation>
    </message>
    <message>
        <source>%1: &quot;layer_range&quot; should be two whole numbers [a, b], but is %2.</source>
        <translation>%1: &quot;layer_range&quot; should be two whole numbers [a, b], but is %2.</translation>
    </message>
    <message>
        <source>%1: layer_range [%2, %3] should lie within the model&apos;s %4 blocks.</source>
        <translation>%1: layer_range [%2, %3] should lie within the model&apos;s %4 blocks.</translation>
    </message>
    <message>
        <source>%1: is not a plan of slices: key &quot;%2&quot; should be a list.</source>
        <translation>%1: is not a plan of slices: key &quot;%2&quot; should be a list.</translation>
    </message>
    <message>
        <source>Plan &quot;%1&quot;: slices need a block that stays, but of %2 blocks %3 are removed.</source>
        <translation>Plan &quot;%1&quot;: slices need a block that stays, but of %2 blocks %3 are removed.</translation>
    </message>
    <message>
        <source>Blocks whose matrices are all emptied are left out whole (%1); the two are equal where their outputs have no bias.</source>
        <translation>Blocks whose matrices are all emptied are left out whole (%1); the two are equal where their outputs have no bias.</translation>
    </message>
    <message>
        <source>Slices remove whole blocks only: the sparsities of %1 matrices are not written.</source>
        <translation>Slices remove whole blocks only: the sparsities of %1 matrices are not written.</translation>
    </message>
    <message>
        <source>Structural removals other than whole blocks are not written (%1 entries).</source>
        <translation>Structural removals other than whole blocks are not written (%1 entries).</translation>
    </message>
    <message>
        <source>%1: merge_method should be &quot;passthrough&quot;, which only takes blocks out, but is &quot;%2&quot;.</source>
        <translation>%1: merge_method should be &quot;passthrough&quot;, which only takes blocks out, but is &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: should have one source, since a plan is about one model, but has %2.</source>
        <translation>%1: should have one source, since a plan is about one model, but has %2.</translation>
    </message>
    <message>
        <source>%1: begins with block %2, but an earlier slice ends with block %3: a plan can leave blocks out, not repeat or reorder them.</source>
        <translation>%1: begins with block %2, but an earlier slice ends with block %3: a plan can leave blocks out, not repeat or reorder them.</translation>
    </message>
    <message>
        <source>%1: takes blocks of %2 models, &quot;%3&quot; and &quot;%4&quot;, but a plan is about one.</source>
        <translation>%1: takes blocks of %2 models, &quot;%3&quot; and &quot;%4&quot;, but a plan is about one.</translation>
    </message>
    <message>
        <source>Runs here empty the matrices of the removed blocks (%1) instead of taking the blocks out.</source>
        <translation>Runs here empty the matrices of the removed blocks (%1) instead of taking the blocks out.</translation>
    </message>
    <message>
        <source>Key &quot;%1&quot; is not known here and was left out.</source>
        <translation>Key &quot;%1&quot; is not known here and was left out.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be a list of names, but is %3.</source>
        <translation>%1: &quot;%2&quot; should be a list of names, but is %3.</translation>
    </message>
    <message>
        <source>%1: a config list may have at most %2 patterns, and this one has more.</source>
        <translation>%1: a config list may have at most %2 patterns, and this one has more.</translation>
    </message>
    <message>
        <source>%1: should be an object, but is %2.</source>
        <translation>%1: should be an object, but is %2.</translation>
    </message>
    <message>
        <source>%1: selects no matrix of this model.</source>
        <translation>%1: selects no matrix of this model.</translation>
    </message>
    <message>
        <source>%1: gives weights no &quot;sparse_ratio&quot; and was left out.</source>
        <translation>%1: gives weights no &quot;sparse_ratio&quot; and was left out.</translation>
    </message>
    <message>
        <source>%1: &quot;total_sparsity&quot; is shared out by one threshold there; here each matrix gets it alike.</source>
        <translation>%1: &quot;total_sparsity&quot; is shared out by one threshold there; here each matrix gets it alike.</translation>
    </message>
    <message>
        <source>%1: sets matrix %2 to sparsity %3, but an earlier entry sets it to %4.</source>
        <translation>%1: sets matrix %2 to sparsity %3, but an earlier entry sets it to %4.</translation>
    </message>
    <message>
        <source>%1: these keys have no counterpart here and were left out: %2.</source>
        <translation>%1: these keys have no counterpart here and were left out: %2.</translation>
    </message>
    <message>
        <source>A config list names no method: choose the pruner there (planned: %1).</source>
        <translation>A config list names no method: choose the pruner there (planned: %1).</translation>
    </message>
    <message>
        <source>%1 matrices have a pattern, n of m kept; only their sparsity is written.</source>
        <translation>%1 matrices have a pattern, n of m kept; only their sparsity is written.</translation>
    </message>
    <message>
        <source>%1: is not a config list: it should be a list of objects, but is %2.</source>
        <translation>%1: is not a config list: it should be a list of objects, but is %2.</translation>
    </message>
    <message>
        <source>A config list names no method: magnitude was taken.</source>
        <translation>A config list names no method: magnitude was taken.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should be a name or a list of names, but is %3.</source>
        <translation>%1: &quot;%2&quot; should be a name or a list of names, but is %3.</translation>
    </message>
    <message>
        <source>%1: a recipe may have at most %2 patterns, and this one has more.</source>
        <translation>%1: a recipe may have at most %2 patterns, and this one has more.</translation>
    </message>
    <message>
        <source>%1 is not a way of pruning known here and was left out.</source>
        <translation>%1 is not a way of pruning known here and was left out.</translation>
    </message>
    <message>
        <source>%1: should hold keys and values, but is %2.</source>
        <translation>%1: should hold keys and values, but is %2.</translation>
    </message>
    <message>
        <source>%1 matrices are targets of several modifiers, %2 first; the last one was taken.</source>
        <translation>%1 matrices are targets of several modifiers, %2 first; the last one was taken.</translation>
    </message>
    <message>
        <source>%1: mask_structure should be &quot;N:M&quot;, N pruned of every M, but is &quot;%2&quot;.</source>
        <translation>%1: mask_structure should be &quot;N:M&quot;, N pruned of every M, but is &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: mask_structure should prune N of every M with N from 1 to M - 1 and M up to 1024, but N is %2 and M is %3.</source>
        <translation>%1: mask_structure should prune N of every M with N from 1 to M - 1 and M up to 1024, but N is %2 and M is %3.</translation>
    </message>
    <message>
        <source>%1: %2 should be a number, but is %3.</source>
        <translation>%1: %2 should be a number, but is %3.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; should have one value for each of the %3 matched targets, but has %4.</source>
        <translation>%1: &quot;%2&quot; should have one value for each of the %3 matched targets, but has %4.</translation>
    </message>
    <message>
        <source>The pattern decides how much goes: a sparsity of %1 beside keep %2 is not used there either.</source>
        <translation>The pattern decides how much goes: a sparsity of %1 beside keep %2 is not used there either.</translation>
    </message>
    <message>
        <source>Targets that match nothing in this model (%1): %2.</source>
        <translation>Targets that match nothing in this model (%1): %2.</translation>
    </message>
    <message>
        <source>Key &quot;%1&quot; of %2 has no counterpart here and was left out.</source>
        <translation>Key &quot;%1&quot; of %2 has no counterpart here and was left out.</translation>
    </message>
    <message>
        <source>Key &quot;%1&quot; of %2 is not known here and was left out.</source>
        <translation>Key &quot;%1&quot; of %2 is not known here and was left out.</translation>
    </message>
    <message>
        <source>Magnitude pruning is done in one shot here: beginning, end and schedule were left out.</source>
        <translation>Magnitude pruning is done in one shot here: beginning, end and schedule were left out.</translation>
    </message>
    <message>
        <source>The profile of sparsities by OWL is not computed on reading: every block has the mean. Spread it by OWL with outlier factor %1 and range %2.</source>
        <translation>The profile of sparsities by OWL is not computed on reading: every block has the mean. Spread it by OWL with outlier factor %1 and range %2.</translation>
    </message>
    <message>
        <source>%1: is not a recipe: no key ends with &quot;Modifier&quot;, at the top stands %2.</source>
        <translation>%1: is not a recipe: no key ends with &quot;Modifier&quot;, at the top stands %2.</translation>
    </message>
    <message>
        <source>Recipes know no method &quot;%1&quot;: its %2 matrices are written for %3, which removes as many weights, but others.</source>
        <translation>Recipes know no method &quot;%1&quot;: its %2 matrices are written for %3, which removes as many weights, but others.</translation>
    </message>
    <message>
        <source>%1 stands in the recipe %2 times; some releases carry out only one of them.</source>
        <translation>%1 stands in the recipe %2 times; some releases carry out only one of them.</translation>
    </message>
    <message>
        <source>Magnitude pruning is a modifier of training there: it acts from epoch 0 to 1 and not in one shot.</source>
        <translation>Magnitude pruning is a modifier of training there: it acts from epoch 0 to 1 and not in one shot.</translation>
    </message>
    <message>
        <source>Patterns read the other way round there: &quot;3:4&quot; prunes 3 of every 4, which is 1:4 here.</source>
        <translation>Patterns read the other way round there: &quot;3:4&quot; prunes 3 of every 4, which is 1:4 here.</translation>
    </message>
    <message>
        <source>Matrices of one block differ, so the sparsities stand in one list over all %1 modules in their order, ignored ones included; only newer releases take that, older ones take decoder layers.</source>
        <translation>Matrices of one block differ, so the sparsities stand in one list over all %1 modules in their order, ignored ones included; only newer releases take that, older ones take decoder layers.</translation>
    </message>
    <message>
        <source>%1: line %2 refers to a value that contains it or does not exist.</source>
        <translation>%1: line %2 refers to a value that contains it or does not exist.</translation>
    </message>
    <message>
        <source>%1: at line %2 the file holds more than %3 values.</source>
        <translation>%1: at line %2 the file holds more than %3 values.</translation>
    </message>
    <message>
        <source>%1: at line %2 YAML is nested deeper than %3 levels.</source>
        <translation>%1: at line %2 YAML is nested deeper than %3 levels.</translation>
    </message>
    <message>
        <source>%1: the key at line %2 is not a word but %3.</source>
        <translation>%1: the key at line %2 is not a word but %3.</translation>
    </message>
    <message>
        <source>%1: the mapping at line %2 has more than %3 keys.</source>
        <translation>%1: the mapping at line %2 has more than %3 keys.</translation>
    </message>
    <message>
        <source>%1: line %2 has key &quot;%3&quot; for the second time.</source>
        <translation>%1: line %2 has key &quot;%3&quot; for the second time.</translation>
    </message>
    <message>
        <source>%1: holds a zero byte at byte %2 of %3, so it is not a text.</source>
        <translation>%1: holds a zero byte at byte %2 of %3, so it is not a text.</translation>
    </message>
    <message>
        <source>%1: not valid YAML at line %2 (%3).</source>
        <translation>%1: not valid YAML at line %2 (%3).</translation>
    </message>
    <message>
        <source>Writing masks</source>
        <translation>Writing masks</translation>
    </message>
    <message>
        <source>%1: tensor %2 should hold only 0 and 1, but element %3 is %4.</source>
        <translation>%1: tensor %2 should hold only 0 and 1, but element %3 is %4.</translation>
    </message>
    <message>
        <source>%1: tensor %2 should have shape %3, as its weight, but has %4.</source>
        <translation>%1: tensor %2 should have shape %3, as its weight, but has %4.</translation>
    </message>
    <message>
        <source>There is no variant of masks &quot;%1&quot;; the variants are: %2.</source>
        <translation>There is no variant of masks &quot;%1&quot;; the variants are: %2.</translation>
    </message>
    <message>
        <source>Reading masks</source>
        <translation>Reading masks</translation>
    </message>
    <message>
        <source>%1: matrix %2 has two masks.</source>
        <translation>%1: matrix %2 has two masks.</translation>
    </message>
    <message>
        <source>%1: holds no mask of this model: %2 of its %3 tensors end with &quot;%4&quot;.</source>
        <translation>%1: holds no mask of this model: %2 of its %3 tensors end with &quot;%4&quot;.</translation>
    </message>
    <message>
        <source>A plan holds how much goes, not what: of each mask its share and pattern were taken, not the places of its zeros; magnitude chooses them anew.</source>
        <translation>A plan holds how much goes, not what: of each mask its share and pattern were taken, not the places of its zeros; magnitude chooses them anew.</translation>
    </message>
    <message>
        <source>The weights in the file (weight_orig) were not read; only the masks.</source>
        <translation>The weights in the file (weight_orig) were not read; only the masks.</translation>
    </message>
    <message>
        <source>Masks of no matrix of this model (%1): %2.</source>
        <translation>Masks of no matrix of this model (%1): %2.</translation>
    </message>
    <message>
        <source>%1: masks belong to the matrices of a model; name the model.</source>
        <translation>%1: masks belong to the matrices of a model; name the model.</translation>
    </message>
    <message>
        <source>--levels %1: &quot;%2&quot; is not a share from 0 to 1.</source>
        <translation>--levels %1: &quot;%2&quot; is not a share from 0 to 1.</translation>
    </message>
    <message>
        <source>--units %1 should be i/n: part i of n, from 1/n to n/n.</source>
        <translation>--units %1 should be i/n: part i of n, from 1/n to n/n.</translation>
    </message>
    <message>
        <source>MODEL is missing.</source>
        <translation>MODEL is missing.</translation>
    </message>
    <message>
        <source>Counting weights of %1</source>
        <translation>Counting weights of %1</translation>
    </message>
    <message>
        <source>Looking for an earlier sweep</source>
        <translation>Looking for an earlier sweep</translation>
    </message>
    <message>
        <source>Sensitivity of %1</source>
        <translation>Sensitivity of %1</translation>
    </message>
    <message>
        <source>%1: is a sweep of %2 (fingerprint %3), but the open model has fingerprint %4; open that model first.</source>
        <translation>%1: is a sweep of %2 (fingerprint %3), but the open model has fingerprint %4; open that model first.</translation>
    </message>
    <message>
        <source>Sensitivity: the dense model</source>
        <translation>Sensitivity: the dense model</translation>
    </message>
    <message>
        <source>Sensitivity measured</source>
        <translation>Sensitivity measured</translation>
    </message>
    <message>
        <source>Sensitivity: %1 at %2 %</source>
        <translation>Sensitivity: %1 at %2 %</translation>
    </message>
    <message>
        <source>There is no quantity &quot;%1&quot;.</source>
        <translation>There is no quantity &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Quantity %1 of %2 cannot be shown yet.</source>
        <translation>Quantity %1 of %2 cannot be shown yet.</translation>
    </message>
    <message>
        <source>The level is %1, but should be from 0 to 1.</source>
        <translation>The level is %1, but should be from 0 to 1.</translation>
    </message>
    <message>
        <source>A sweep needs at least one level.</source>
        <translation>A sweep needs at least one level.</translation>
    </message>
    <message>
        <source>The factor to stop at is %1, but should be 0 or more than 1.</source>
        <translation>The factor to stop at is %1, but should be 0 or more than 1.</translation>
    </message>
    <message>
        <source>A sweep goes by matrix, block or kind, not by %1.</source>
        <translation>A sweep goes by matrix, block or kind, not by %1.</translation>
    </message>
    <message>
        <source>There is no part %1 of %2; parts are numbered from 1.</source>
        <translation>There is no part %1 of %2; parts are numbered from 1.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is missing, or not %3.</source>
        <translation>%1: &quot;%2&quot; is missing, or not %3.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; holds %3, which is not a number.</source>
        <translation>%1: &quot;%2&quot; holds %3, which is not a number.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; holds %3, which is not a name.</source>
        <translation>%1: &quot;%2&quot; holds %3, which is not a name.</translation>
    </message>
    <message>
        <source>%1: level %2 of %3 is outside 0 to 1.</source>
        <translation>%1: level %2 of %3 is outside 0 to 1.</translation>
    </message>
    <message>
        <source>%1: the format is &quot;%2&quot;, not &quot;%3&quot;.</source>
        <translation>%1: the format is &quot;%2&quot;, not &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>%1: is version %2 of the format; this program reads version %3.</source>
        <translation>%1: is version %2 of the format; this program reads version %3.</translation>
    </message>
    <message>
        <source>%1: %2 is &quot;%3&quot;, but that of the first part is &quot;%4&quot;.</source>
        <translation>%1: %2 is &quot;%3&quot;, but that of the first part is &quot;%4&quot;.</translation>
    </message>
    <message>
        <source>%1: the dense loss is %2, but that of the first part is %3.</source>
        <translation>%1: the dense loss is %2, but that of the first part is %3.</translation>
    </message>
    <message>
        <source>%1: a point names unit %2, which is not among the units.</source>
        <translation>%1: a point names unit %2, which is not among the units.</translation>
    </message>
    <message>
        <source>There are no parts to merge.</source>
        <translation>There are no parts to merge.</translation>
    </message>
    <message>
        <source>%1: the loss of %2 at level %3 is %4, but another part says %5.</source>
        <translation>%1: the loss of %2 at level %3 is %4, but another part says %5.</translation>
    </message>
    <message>
        <source>%1: a prediction needs a sweep of %2 by matrix over all its matrices, with at least %3 probes.</source>
        <translation>%1: a prediction needs a sweep of %2 by matrix over all its matrices, with at least %3 probes.</translation>
    </message>
    <message>
        <source>Measuring the plan quickly</source>
        <translation>Measuring the plan quickly</translation>
    </message>
    <message>
        <source>Measured sensitivity</source>
        <translation>Measured sensitivity</translation>
    </message>
    <message>
        <source>Removes less from matrices whose pruning was measured to cost more: the total is reached where the sum of their losses is least.</source>
        <translation>Removes less from matrices whose pruning was measured to cost more: the total is reached where the sum of their losses is least.</translation>
    </message>
    <message>
        <source>How far the sparsity of a matrix may lie from the total.</source>
        <translation>How far the sparsity of a matrix may lie from the total.</translation>
    </message>
    <message>
        <source>The sweep is of %1 (fingerprint %2), but %3 has fingerprint %4.</source>
        <translation>The sweep is of %1 (fingerprint %2), but %3 has fingerprint %4.</translation>
    </message>
    <message>
        <source>The sweep has no point of %1; measure it by matrix over the whole model.</source>
        <translation>The sweep has no point of %1; measure it by matrix over the whole model.</translation>
    </message>
    <message>
        <source>The plan is worse than any that was measured for the prediction.</source>
        <translation>The plan is worse than any that was measured for the prediction.</translation>
    </message>
    <message>
        <source>%1 is pruned by %2, but the sweep measured %3 with other settings or another method.</source>
        <translation>%1 is pruned by %2, but the sweep measured %3 with other settings or another method.</translation>
    </message>
    <message>
        <source>%1 has the pattern %2, but the sweep removed weights anywhere.</source>
        <translation>%1 has the pattern %2, but the sweep removed weights anywhere.</translation>
    </message>
    <message>
        <source>%1 loses %2 %, but the sweep went only to %3 %.</source>
        <translation>%1 loses %2 %, but the sweep went only to %3 %.</translation>
    </message>
    <message>
        <source>The probes are of model %1 with %2 matrices, the prediction of %3 with %4.</source>
        <translation>The probes are of model %1 with %2 matrices, the prediction of %3 with %4.</translation>
    </message>
    <message>
        <source>%1: %2 has %3 shares for %4 matrices.</source>
        <translation>%1: %2 has %3 shares for %4 matrices.</translation>
    </message>
    <message>
        <source>%1: holds %2 at level %3 twice.</source>
        <translation>%1: holds %2 at level %3 twice.</translation>
    </message>
    <message>
        <source>Drawing the activations</source>
        <translation>Drawing the activations</translation>
    </message>
    <message>
        <source>Measuring the activations of %1</source>
        <translation>Measuring the activations of %1</translation>
    </message>
    <message>
        <source>Saving the project as %1</source>
        <translation>Saving the project as %1</translation>
    </message>
    <message>
        <source>--out %1 ends neither in .csv nor in .json.</source>
        <translation>--out %1 ends neither in .csv nor in .json.</translation>
    </message>
    <message>
        <source>--bound %1 should be NAME=MIN:MAX, with rising shares from 0 to 1.</source>
        <translation>--bound %1 should be NAME=MIN:MAX, with rising shares from 0 to 1.</translation>
    </message>
    <message>
        <source>--plan needs --out, the file to write.</source>
        <translation>--plan needs --out, the file to write.</translation>
    </message>
    <message>
        <source>--plan is missing; only a checkpoint that was pruned here (--pruned) brings its own.</source>
        <translation>--plan is missing; only a checkpoint that was pruned here (--pruned) brings its own.</translation>
    </message>
    <message>
        <source>%1: has no finished run of plan %2 on %3.</source>
        <translation>%1: has no finished run of plan %2 on %3.</translation>
    </message>
    <message>
        <source>Reading the tree of plans</source>
        <translation>Reading the tree of plans</translation>
    </message>
    <message>
        <source>Keeping the plan</source>
        <translation>Keeping the plan</translation>
    </message>
    <message>
        <source>Restoring a plan</source>
        <translation>Restoring a plan</translation>
    </message>
    <message>
        <source>Renaming a plan</source>
        <translation>Renaming a plan</translation>
    </message>
    <message>
        <source>Removing a plan</source>
        <translation>Removing a plan</translation>
    </message>
    <message>
        <source>Reading plans</source>
        <translation>Reading plans</translation>
    </message>
    <message>
        <source>Reading where a plan&apos;s figures come from</source>
        <translation>Reading where a plan&apos;s figures come from</translation>
    </message>
    <message>
        <source>%1: cannot be written.</source>
        <translation>%1: cannot be written.</translation>
    </message>
    <message>
        <source>Writing a report to %1</source>
        <translation>Writing a report to %1</translation>
    </message>
    <message>
        <source>ChannelStatistics: the activations have %1 channels, but %2 were expected.</source>
        <translation>ChannelStatistics: the activations have %1 channels, but %2 were expected.</translation>
    </message>
    <message>
        <source>BlockChange: the block&apos;s input has %1 values, but its output has %2.</source>
        <translation>BlockChange: the block&apos;s input has %1 values, but its output has %2.</translation>
    </message>
    <message>
        <source>A total sparsity of %1 is wanted, but it can only be from %2 to %3: locked and n:m matrices stay as they are, and no other one loses more than its bounds or %4 allow.</source>
        <translation>A total sparsity of %1 is wanted, but it can only be from %2 to %3: locked and n:m matrices stay as they are, and no other one loses more than its bounds or %4 allow.</translation>
    </message>
    <message>
        <source>The plan&apos;s quantity is not a number.</source>
        <translation>The plan&apos;s quantity is not a number.</translation>
    </message>
    <message>
        <source>The wanted quantity is not a number.</source>
        <translation>The wanted quantity is not a number.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; should be from 0 to 1, but is %3.</source>
        <translation>%1: key &quot;%2&quot; should be from 0 to 1, but is %3.</translation>
    </message>
    <message>
        <source>%1: key &quot;%2&quot; is %3, which is more than &quot;%4&quot;, %5.</source>
        <translation>%1: key &quot;%2&quot; is %3, which is more than &quot;%4&quot;, %5.</translation>
    </message>
    <message>
        <source>RowRanks: %1 scores do not fill a matrix of %2 rows and %3 columns of at most %4.</source>
        <translation>RowRanks: %1 scores do not fill a matrix of %2 rows and %3 columns of at most %4.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Channel %1 of the residual stream before block %2 is not finite; check the weights before it.</source>
        <translation>Channel %1 of the residual stream before block %2 is not finite; check the weights before it.</translation>
    </message>
    <message>
        <source>Input feature %1 of %2 is not finite; check the weights before this matrix.</source>
        <translation>Input feature %1 of %2 is not finite; check the weights before this matrix.</translation>
    </message>
    <message>
        <source>There is no activation quantity &quot;%1&quot;; there are norm, mean, variance, max, share_above_6 and share_above_5_means.</source>
        <translation>There is no activation quantity &quot;%1&quot;; there are norm, mean, variance, max, share_above_6 and share_above_5_means.</translation>
    </message>
    <message>
        <source>Measuring the activations of block %1</source>
        <translation>Measuring the activations of block %1</translation>
    </message>
    <message>
        <source>Activations measured</source>
        <translation>Activations measured</translation>
    </message>
    <message>
        <source>%1 has no place &quot;%2&quot; where activations are measured.</source>
        <translation>%1 has no place &quot;%2&quot; where activations are measured.</translation>
    </message>
    <message>
        <source>There is no channel %1: %2 has %3.</source>
        <translation>There is no channel %1: %2 has %3.</translation>
    </message>
    <message>
        <source>The bounds of %1 cannot be set: the plan has no such matrix.</source>
        <translation>The bounds of %1 cannot be set: the plan has no such matrix.</translation>
    </message>
    <message>
        <source>The bounds of %1 are %2 and %3, but should rise and be from 0 to 1.</source>
        <translation>The bounds of %1 are %2 and %3, but should rise and be from 0 to 1.</translation>
    </message>
    <message>
        <source>%1: there is no plan whose id begins with &quot;%2&quot;.</source>
        <translation>%1: there is no plan whose id begins with &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: %2 plans have an id that begins with &quot;%3&quot;, among them %4 and %5.</source>
        <translation>%1: %2 plans have an id that begins with &quot;%3&quot;, among them %4 and %5.</translation>
    </message>
    <message>
        <source>strided: windows overlap, and each token counts once, with at least the overlap before it as context.</source>
        <translation>strided: windows overlap, and each token counts once, with at least the overlap before it as context.</translation>
    </message>
    <message>
        <source>llama.cpp: consecutive windows that begin with the start token; the second half of each counts.</source>
        <translation>llama.cpp: consecutive windows that begin with the start token; the second half of each counts.</translation>
    </message>
    <message>
        <source>lm-eval: rolling windows document by document; every token counts.</source>
        <translation>lm-eval: rolling windows document by document; every token counts.</translation>
    </message>
    <message>
        <source>paper: consecutive windows without overlap, the incomplete last one dropped; all tokens but the first of each count.</source>
        <translation>paper: consecutive windows without overlap, the incomplete last one dropped; all tokens but the first of each count.</translation>
    </message>
    <message>
        <source>Pruning of %1: %2</source>
        <translation>Pruning of %1: %2</translation>
    </message>
    <message>
        <source>Written by PruneScope %1 on %2.</source>
        <translation>Written by PruneScope %1 on %2.</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>At a glance</translation>
    </message>
    <message>
        <source>Planned sparsity</source>
        <translation>Planned sparsity</translation>
    </message>
    <message>
        <source>%1 of the planned matrices: %2 of %3 weights</source>
        <translation>%1 of the planned matrices: %2 of %3 weights</translation>
    </message>
    <message>
        <source>Of the whole model</source>
        <translation>Of the whole model</translation>
    </message>
    <message>
        <source>Reached by the run</source>
        <translation>Reached by the run</translation>
    </message>
    <message>
        <source>Methods (matrices)</source>
        <translation>Methods (matrices)</translation>
    </message>
    <message>
        <source>Patterns (matrices)</source>
        <translation>Patterns (matrices)</translation>
    </message>
    <message>
        <source>Size of the planned matrices</source>
        <translation>Size of the planned matrices</translation>
    </message>
    <message>
        <source>%1 dense, %2 as bitmask with the weights that stay, %3 with 2:4 matrices packed</source>
        <translation>%1 dense, %2 as bitmask with the weights that stay, %3 with 2:4 matrices packed</translation>
    </message>
    <message>
        <source>Predicted perplexity</source>
        <translation>Predicted perplexity</translation>
    </message>
    <message>
        <source>%1 (nine of ten plans lie from %2 to %3)</source>
        <translation>%1 (nine of ten plans lie from %2 to %3)</translation>
    </message>
    <message>
        <source>Measured perplexity</source>
        <translation>Measured perplexity</translation>
    </message>
    <message>
        <source>%1 dense, %2 pruned</source>
        <translation>%1 dense, %2 pruned</translation>
    </message>
    <message>
        <source>On this text the pruned model cannot be told apart from the dense one: %1 nats per token, paired.</source>
        <translation>On this text the pruned model cannot be told apart from the dense one: %1 nats per token, paired.</translation>
    </message>
    <message>
        <source>The pruned model is worse by %1 nats per token (paired difference and standard error).</source>
        <translation>The pruned model is worse by %1 nats per token (paired difference and standard error).</translation>
    </message>
    <message>
        <source>The pruned model is better by %1 nats per token (paired difference and standard error).</source>
        <translation>The pruned model is better by %1 nats per token (paired difference and standard error).</translation>
    </message>
    <message>
        <source>Where weights go</source>
        <translation>Where weights go</translation>
    </message>
    <message>
        <source>Planned sparsity, percent of each matrix</source>
        <translation>Planned sparsity, percent of each matrix</translation>
    </message>
    <message>
        <source>Output error of each matrix on the calibration text, relative</source>
        <translation>Output error of each matrix on the calibration text, relative</translation>
    </message>
    <message>
        <source>Loss that each matrix costs alone at its planned sparsity, thousandths of a nat per token (from the sweep)</source>
        <translation>Loss that each matrix costs alone at its planned sparsity, thousandths of a nat per token (from the sweep)</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivity</translation>
    </message>
    <message>
        <source>Each curve prunes one part with %1 and leaves the rest dense; the most fragile parts are named, the others grey.</source>
        <translation>Each curve prunes one part with %1 and leaves the rest dense; the most fragile parts are named, the others grey.</translation>
    </message>
    <message>
        <source>Loss gained over the dense model; bars are one paired standard error</source>
        <translation>Loss gained over the dense model; bars are one paired standard error</translation>
    </message>
    <message>
        <source>Share removed of the part</source>
        <translation>Share removed of the part</translation>
    </message>
    <message>
        <source>Loss gained (nats per token)</source>
        <translation>Loss gained (nats per token)</translation>
    </message>
    <message>
        <source>Text %1, %2 windows of %3 tokens, convention %4; dense perplexity %5.</source>
        <translation>Text %1, %2 windows of %3 tokens, convention %4; dense perplexity %5.</translation>
    </message>
    <message>
        <source>What it cost</source>
        <translation>What it cost</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexity</translation>
    </message>
    <message>
        <source>Loss (nats per token)</source>
        <translation>Loss (nats per token)</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Bits per byte</source>
        <translation>Bits per byte</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Pruned</translation>
    </message>
    <message>
        <source>Convention %1, %2 windows of %3 tokens of %4. ± is the standard error over windows.</source>
        <translation>Convention %1, %2 windows of %3 tokens of %4. ± is the standard error over windows.</translation>
    </message>
    <message>
        <source>Paired difference</source>
        <translation>Paired difference</translation>
    </message>
    <message>
        <source>%1 ± %2 nats per token; perplexity times %3</source>
        <translation>%1 ± %2 nats per token; perplexity times %3</translation>
    </message>
    <message>
        <source>Kullback-Leibler divergence of the predictions</source>
        <translation>Kullback-Leibler divergence of the predictions</translation>
    </message>
    <message>
        <source>mean %1, median %2, 95th percentile %3, 99th %4, largest %5 nats per token</source>
        <translation>mean %1, median %2, 95th percentile %3, 99th %4, largest %5 nats per token</translation>
    </message>
    <message>
        <source>Same most likely token</source>
        <translation>Same most likely token</translation>
    </message>
    <message>
        <source>%1 of the positions</source>
        <translation>%1 of the positions</translation>
    </message>
    <message>
        <source>Output of each block, pruned against dense</source>
        <translation>Output of each block, pruned against dense</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>Relative error</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrices</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Outputs × inputs</source>
        <translation>Outputs × inputs</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Pattern</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>Output error</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>locked</translation>
    </message>
    <message>
        <source>n:m keeps n of every m weights along the inputs. Output error: ||X (W&apos; - W)^T|| / ||X W^T|| on the calibration inputs.</source>
        <translation>n:m keeps n of every m weights along the inputs. Output error: ||X (W&apos; - W)^T|| / ||X W^T|| on the calibration inputs.</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>Where the figures come from</translation>
    </message>
    <message>
        <source>Fingerprint of the model</source>
        <translation>Fingerprint of the model</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Derived from plan</source>
        <translation>Derived from plan</translation>
    </message>
    <message>
        <source>Run of the project</source>
        <translation>Run of the project</translation>
    </message>
    <message>
        <source>Program of the run</source>
        <translation>Program of the run</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>%1, %2 windows of %3 tokens, seed %4</source>
        <translation>%1, %2 windows of %3 tokens, seed %4</translation>
    </message>
    <message>
        <source>SHA-256 of the calibration text</source>
        <translation>SHA-256 of the calibration text</translation>
    </message>
    <message>
        <source>SHA-256 of the evaluation text</source>
        <translation>SHA-256 of the evaluation text</translation>
    </message>
    <message>
        <source>Computed with</source>
        <translation>Computed with</translation>
    </message>
    <message>
        <source>The same run once more, from the folder of this page; MODEL and TEXT stand for where they lie on your machine:</source>
        <translation>The same run once more, from the folder of this page; MODEL and TEXT stand for where they lie on your machine:</translation>
    </message>
    <message>
        <source>Files beside this page</source>
        <translation>Files beside this page</translation>
    </message>
    <message>
        <source>the plan; PruneScope opens it</source>
        <translation>the plan; PruneScope opens it</translation>
    </message>
    <message>
        <source>the table of matrices</source>
        <translation>the table of matrices</translation>
    </message>
    <message>
        <source>all figures for programs</source>
        <translation>all figures for programs</translation>
    </message>
    <message>
        <source>the sweep</source>
        <translation>the sweep</translation>
    </message>
    <message>
        <source>The plan has the matrix %1, which %2 lacks.</source>
        <translation>The plan has the matrix %1, which %2 lacks.</translation>
    </message>
    <message>
        <source>%1: is open somewhere; close it there or choose another name.</source>
        <translation>%1: is open somewhere; close it there or choose another name.</translation>
    </message>
    <message>
        <source>%1: is this project&apos;s own file; choose another name.</source>
        <translation>%1: is this project&apos;s own file; choose another name.</translation>
    </message>
    <message>
        <source>Answering questions</source>
        <translation>Answering questions</translation>
    </message>
    <message>
        <source>--tasks is missing; only the bundled model has questions of its own.</source>
        <translation>--tasks is missing; only the bundled model has questions of its own.</translation>
    </message>
    <message>
        <source>--token is %1, but the text has tokens 0 to %2.</source>
        <translation>--token is %1, but the text has tokens 0 to %2.</translation>
    </message>
    <message>
        <source>Token %1 is not scored by this convention; choose another one.</source>
        <translation>Token %1 is not scored by this convention; choose another one.</translation>
    </message>
    <message>
        <source>Reading the prompts of the project</source>
        <translation>Reading the prompts of the project</translation>
    </message>
    <message>
        <source>Seeking the worst passages</source>
        <translation>Seeking the worst passages</translation>
    </message>
    <message>
        <source>Predicting the chosen token</source>
        <translation>Predicting the chosen token</translation>
    </message>
    <message>
        <source>Reading the models of the project</source>
        <translation>Reading the models of the project</translation>
    </message>
    <message>
        <source>Comparing models of the project</source>
        <translation>Comparing models of the project</translation>
    </message>
    <message>
        <source>Writing a note</source>
        <translation>Writing a note</translation>
    </message>
    <message>
        <source>Losses of %1 and of %2 tokens are no pairs.</source>
        <translation>Losses of %1 and of %2 tokens are no pairs.</translation>
    </message>
    <message>
        <source>The windows end at token %1, but there are losses of %2 tokens.</source>
        <translation>The windows end at token %1, but there are losses of %2 tokens.</translation>
    </message>
    <message>
        <source>The text is too short to tell %1 and %2 apart (windows: %3; needed: %4).</source>
        <translation>The text is too short to tell %1 and %2 apart (windows: %3; needed: %4).</translation>
    </message>
    <message>
        <source>%1 and %2 give every token the same probability.</source>
        <translation>%1 and %2 give every token the same probability.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart on this text: the 95 % interval of the difference, %3 to %4 nats per token, contains zero.</source>
        <translation>%1 and %2 cannot be told apart on this text: the 95 % interval of the difference, %3 to %4 nats per token, contains zero.</translation>
    </message>
    <message>
        <source>%1 is better than %2 by %3 ± %4 nats per token; that is certain: the 95 % interval, %5 to %6, excludes zero.</source>
        <translation>%1 is better than %2 by %3 ± %4 nats per token; that is certain: the 95 % interval, %5 to %6, excludes zero.</translation>
    </message>
    <message>
        <source>%1 is worse than %2 by %3 ± %4 nats per token; that is certain: the 95 % interval, %5 to %6, excludes zero.</source>
        <translation>%1 is worse than %2 by %3 ± %4 nats per token; that is certain: the 95 % interval, %5 to %6, excludes zero.</translation>
    </message>
    <message>
        <source>%1 question is too few to tell %2 and %3 apart.</source>
        <translation>%1 question is too few to tell %2 and %3 apart.</translation>
    </message>
    <message>
        <source>%1 and %2 are right on the same questions.</source>
        <translation>%1 and %2 are right on the same questions.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart on these %3 questions (difference %4 ± %5 points).</source>
        <translation>%1 and %2 cannot be told apart on these %3 questions (difference %4 ± %5 points).</translation>
    </message>
    <message>
        <source>%1 is right more often than %2, by %3 ± %4 points: more than twice the error.</source>
        <translation>%1 is right more often than %2, by %3 ± %4 points: more than twice the error.</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; is missing.</source>
        <translation>%1: the key &quot;%2&quot; is missing.</translation>
    </message>
    <message>
        <source>%1: the keys &quot;%2&quot; and &quot;%3&quot; are both missing.</source>
        <translation>%1: the keys &quot;%2&quot; and &quot;%3&quot; are both missing.</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; is %3: the question comes without its answer, as in test splits; take the validation split.</source>
        <translation>%1: the key &quot;%2&quot; is %3: the question comes without its answer, as in test splits; take the validation split.</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; should be a whole number from %3 to %4, but is %5.</source>
        <translation>%1: the key &quot;%2&quot; should be a whole number from %3 to %4, but is %5.</translation>
    </message>
    <message>
        <source>%1: the key &quot;answerKey&quot; is %2, but no choice has that label.</source>
        <translation>%1: the key &quot;answerKey&quot; is %2, but no choice has that label.</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; should be a list of texts.</source>
        <translation>%1: the key &quot;%2&quot; should be a list of texts.</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; should be a list of texts, but item %3 is %4.</source>
        <translation>%1: the key &quot;%2&quot; should be a list of texts, but item %3 is %4.</translation>
    </message>
    <message>
        <source>%1: the question has %2 choices, but should have 2 to %3.</source>
        <translation>%1: the question has %2 choices, but should have 2 to %3.</translation>
    </message>
    <message>
        <source>%1: each of &quot;choices&quot; should be an object with &quot;text&quot; and &quot;label&quot;.</source>
        <translation>%1: each of &quot;choices&quot; should be an object with &quot;text&quot; and &quot;label&quot;.</translation>
    </message>
    <message>
        <source>%1: the question has %2 choices, but %3 labels.</source>
        <translation>%1: the question has %2 choices, but %3 labels.</translation>
    </message>
    <message>
        <source>%1: the key &quot;sentence&quot; has no blank &quot;_&quot; to fill.</source>
        <translation>%1: the key &quot;sentence&quot; has no blank &quot;_&quot; to fill.</translation>
    </message>
    <message>
        <source>There is no multiple-choice format &quot;%1&quot;; there are arc, boolq, hellaswag, openbookqa, piqa, rte and winogrande.</source>
        <translation>There is no multiple-choice format &quot;%1&quot;; there are arc, boolq, hellaswag, openbookqa, piqa, rte and winogrande.</translation>
    </message>
    <message>
        <source>%1: expected a JSON object with a question, found %2.</source>
        <translation>%1: expected a JSON object with a question, found %2.</translation>
    </message>
    <message>
        <source>%1: these are the fields of no known data set (ARC, BoolQ, HellaSwag, OpenBookQA, PIQA, RTE, WinoGrande): %2.</source>
        <translation>%1: these are the fields of no known data set (ARC, BoolQ, HellaSwag, OpenBookQA, PIQA, RTE, WinoGrande): %2.</translation>
    </message>
    <message>
        <source>%1: the line has %2 bytes, but a question has at most %3.</source>
        <translation>%1: the line has %2 bytes, but a question has at most %3.</translation>
    </message>
    <message>
        <source>%1: byte %2 of the line is not UTF-8.</source>
        <translation>%1: byte %2 of the line is not UTF-8.</translation>
    </message>
    <message>
        <source>%1: there is no question in the file.</source>
        <translation>%1: there is no question in the file.</translation>
    </message>
    <message>
        <source>The stride is %1, but convention llama.cpp needs one from 1 to below the window of %2.</source>
        <translation>The stride is %1, but convention llama.cpp needs one from 1 to below the window of %2.</translation>
    </message>
    <message>
        <source>A choice has %1 tokens, but the model&apos;s context is %2.</source>
        <translation>A choice has %1 tokens, but the model&apos;s context is %2.</translation>
    </message>
    <message>
        <source>A choice without context starts with the BOS or EOS token, but the tokenizer has neither.</source>
        <translation>A choice without context starts with the BOS or EOS token, but the tokenizer has neither.</translation>
    </message>
    <message>
        <source>The choice &quot;%1&quot; leaves no token to score after its context.</source>
        <translation>The choice &quot;%1&quot; leaves no token to score after its context.</translation>
    </message>
    <message>
        <source>Multiple choice: context %1 of %2, block %3 of %4</source>
        <translation>Multiple choice: context %1 of %2, block %3 of %4</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, line %2: %3</translation>
    </message>
    <message>
        <source>Only answers to the same questions compare: one model had %1 (%2 questions), the other %3 (%4 questions).</source>
        <translation>Only answers to the same questions compare: one model had %1 (%2 questions), the other %3 (%4 questions).</translation>
    </message>
    <message>
        <source>There is no bundled question set &quot;%1&quot;; there is %2.</source>
        <translation>There is no bundled question set &quot;%1&quot;; there is %2.</translation>
    </message>
    <message>
        <source>%1: there is no .jsonl file in the folder.</source>
        <translation>%1: there is no .jsonl file in the folder.</translation>
    </message>
    <message>
        <source>There is no file with questions; name at least one.</source>
        <translation>There is no file with questions; name at least one.</translation>
    </message>
    <message>
        <source>Only answers to the same questions compare: one model had %1 tasks, the other %2.</source>
        <translation>Only answers to the same questions compare: one model had %1 tasks, the other %2.</translation>
    </message>
    <message>
        <source>%1: the key &quot;%2&quot; should be a list of whole numbers.</source>
        <translation>%1: the key &quot;%2&quot; should be a list of whole numbers.</translation>
    </message>
    <message>
        <source>%1: there are %2 answers, but %3 picked choices.</source>
        <translation>%1: there are %2 answers, but %3 picked choices.</translation>
    </message>
    <message>
        <source>%1 (%2 tokens) and %3 (%4 tokens) are not the same text in the same windows.</source>
        <translation>%1 (%2 tokens) and %3 (%4 tokens) are not the same text in the same windows.</translation>
    </message>
    <message>
        <source>The mean loss is not a number: some weights or activations of this model are not finite.</source>
        <translation>The mean loss is not a number: some weights or activations of this model are not finite.</translation>
    </message>
    <message>
        <source>Guessing evenly among all %1 tokens would cost %2 nats; this model costs %3. Its weights, its tokenizer or the text do not belong together.</source>
        <translation>Guessing evenly among all %1 tokens would cost %2 nats; this model costs %3. Its weights, its tokenizer or the text do not belong together.</translation>
    </message>
    <message>
        <source>Knowing only how often each token occurs in this text would cost %1 nats; this model costs %2. It was not made for such a text, or its tokenizer does not belong to it.</source>
        <translation>Knowing only how often each token occurs in this text would cost %1 nats; this model costs %2. It was not made for such a text, or its tokenizer does not belong to it.</translation>
    </message>
    <message>
        <source>The evaluation has too few windows (%1): below %2 no standard error can be trusted.</source>
        <translation>The evaluation has too few windows (%1): below %2 no standard error can be trusted.</translation>
    </message>
    <message>
        <source>Convention paper leaves out the last %1 % of this text, which fills no window of %2 tokens; a shorter window uses more of it.</source>
        <translation>Convention paper leaves out the last %1 % of this text, which fills no window of %2 tokens; a shorter window uses more of it.</translation>
    </message>
    <message>
        <source>The tokenizer makes %1 tokens of %2 bytes: it spells this text out, so perplexity compares with nothing; bits per byte does.</source>
        <translation>The tokenizer makes %1 tokens of %2 bytes: it spells this text out, so perplexity compares with nothing; bits per byte does.</translation>
    </message>
    <message>
        <source>This is WikiText-2&apos;s test split read as it lies; published figures of convention %1 join its rows with two newlines.</source>
        <translation>This is WikiText-2&apos;s test split read as it lies; published figures of convention %1 join its rows with two newlines.</translation>
    </message>
    <message>
        <source>This is WikiText-2&apos;s test split with joined rows; llama.cpp&apos;s published figures read the file as it lies.</source>
        <translation>This is WikiText-2&apos;s test split with joined rows; llama.cpp&apos;s published figures read the file as it lies.</translation>
    </message>
    <message>
        <source>WikiText-2&apos;s test split has %1 tokens (%2 windows of %3) with LLaMA&apos;s tokenizer, but this model&apos;s makes %4 (%5 windows).</source>
        <translation>WikiText-2&apos;s test split has %1 tokens (%2 windows of %3) with LLaMA&apos;s tokenizer, but this model&apos;s makes %4 (%5 windows).</translation>
    </message>
    <message>
        <source>The file is called %1, but it is not WikiText-2&apos;s test split; its windows and figures compare with no published ones.</source>
        <translation>The file is called %1, but it is not WikiText-2&apos;s test split; its windows and figures compare with no published ones.</translation>
    </message>
    <message>
        <source>There is no such axis.</source>
        <translation>There is no such axis.</translation>
    </message>
    <message>
        <source>Zeros of the block matrices</source>
        <translation>Zeros of the block matrices</translation>
    </message>
    <message>
        <source>Size with a bitmask for zeros</source>
        <translation>Size with a bitmask for zeros</translation>
    </message>
    <message>
        <source>Size with 2:4 matrices packed</source>
        <translation>Size with 2:4 matrices packed</translation>
    </message>
    <message>
        <source>Weights that are not zero</source>
        <translation>Weights that are not zero</translation>
    </message>
    <message>
        <source>Measured tokens per second</source>
        <translation>Measured tokens per second</translation>
    </message>
    <message>
        <source>There is no axis &quot;%1&quot;; there are zeros, bytes, bytes_24, parameters and tokens_per_second.</source>
        <translation>There is no axis &quot;%1&quot;; there are zeros, bytes, bytes_24, parameters and tokens_per_second.</translation>
    </message>
    <message>
        <source>BOS at the start of each document</source>
        <translation>BOS at the start of each document</translation>
    </message>
    <message>
        <source>BOS in place of each window&apos;s first token</source>
        <translation>BOS in place of each window&apos;s first token</translation>
    </message>
    <message>
        <source>BOS or EOS before each document</source>
        <translation>BOS or EOS before each document</translation>
    </message>
    <message>
        <source>no BOS</source>
        <translation>no BOS</translation>
    </message>
    <message>
        <source>The evaluation is too short to tell the pruned model from the dense one (windows: %1; needed: %2).</source>
        <translation>The evaluation is too short to tell the pruned model from the dense one (windows: %1; needed: %2).</translation>
    </message>
    <message>
        <source>95 % interval, windows resampled</source>
        <translation>95 % interval, windows resampled</translation>
    </message>
    <message>
        <source>%1 to %2 nats per token</source>
        <translation>%1 to %2 nats per token</translation>
    </message>
    <message>
        <source>every scored token: its loss under both models, its rank, the divergence</source>
        <translation>every scored token: its loss under both models, its rank, the divergence</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 and more</translation>
    </message>
    <message>
        <source>Change of loss by the token&apos;s place in its window; bars are one standard error over windows</source>
        <translation>Change of loss by the token&apos;s place in its window; bars are one standard error over windows</translation>
    </message>
    <message>
        <source>Place in the window (tokens)</source>
        <translation>Place in the window (tokens)</translation>
    </message>
    <message>
        <source>Change of loss (nats per token)</source>
        <translation>Change of loss (nats per token)</translation>
    </message>
    <message>
        <source>The passages of up to 32 tokens that lost most; loss gained in nats over the whole passage</source>
        <translation>The passages of up to 32 tokens that lost most; loss gained in nats over the whole passage</translation>
    </message>
    <message>
        <source>Loss gained</source>
        <translation>Loss gained</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>First token</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosine</translation>
    </message>
    <message>
        <source>Length, pruned / dense</source>
        <translation>Length, pruned / dense</translation>
    </message>
    <message>
        <source>Drift of the hidden states after each block, mean over the tokens</source>
        <translation>Drift of the hidden states after each block, mean over the tokens</translation>
    </message>
    <message>
        <source>Share of the dense model&apos;s</source>
        <translation>Share of the dense model&apos;s</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>Models of the project; a number is the run that made the model, a grey one is beaten in both</source>
        <translation>Models of the project; a number is the run that made the model, a grey one is beaten in both</translation>
    </message>
    <message>
        <source>Zeros of the prunable matrices</source>
        <translation>Zeros of the prunable matrices</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>dense</translation>
    </message>
    <message>
        <source>Where it hurts</source>
        <translation>Where it hurts</translation>
    </message>
    <message>
        <source>Loss by how often a token occurs in this text, nats per token; ± is one standard error over windows</source>
        <translation>Loss by how often a token occurs in this text, nats per token; ± is one standard error over windows</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>Occurrences</translation>
    </message>
    <message>
        <source>Loss by the text&apos;s files, nats per token</source>
        <translation>Loss by the text&apos;s files, nats per token</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>Multiple choice</translation>
    </message>
    <message>
        <source>Share of right answers; normalised: likelihoods divided by the answers&apos; characters</source>
        <translation>Share of right answers; normalised: likelihoods divided by the answers&apos; characters</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>By chance</translation>
    </message>
    <message>
        <source>Dense, normalised</source>
        <translation>Dense, normalised</translation>
    </message>
    <message>
        <source>Pruned, normalised</source>
        <translation>Pruned, normalised</translation>
    </message>
    <message>
        <source>Texts side by side</source>
        <translation>Texts side by side</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Tokens are chosen</source>
        <translation>Tokens are chosen</translation>
    </message>
    <message>
        <source>drawn, temperature %1, top-p %2, seed %3</source>
        <translation>drawn, temperature %1, top-p %2, seed %3</translation>
    </message>
    <message>
        <source>greedily</source>
        <translation>greedily</translation>
    </message>
    <message>
        <source>Models of the project</source>
        <translation>Models of the project</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methods</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Zeros</translation>
    </message>
    <message>
        <source>Against the dense model (points)</source>
        <translation>Against the dense model (points)</translation>
    </message>
    <message>
        <source>Against the dense model (nats per token)</source>
        <translation>Against the dense model (nats per token)</translation>
    </message>
    <message>
        <source>Beaten</source>
        <translation>Beaten</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>Accuracy on %1 questions.</source>
        <translation>Accuracy on %1 questions.</translation>
    </message>
    <message>
        <source>Perplexity of %1, convention %2, %3 windows of %4 tokens.</source>
        <translation>Perplexity of %1, convention %2, %3 windows of %4 tokens.</translation>
    </message>
    <message>
        <source>Run %1 (%2) was not evaluated; measure its perplexity first.</source>
        <translation>Run %1 (%2) was not evaluated; measure its perplexity first.</translation>
    </message>
    <message>
        <source>Run %1 was measured by a version that kept no losses of tokens; measure it again.</source>
        <translation>Run %1 was measured by a version that kept no losses of tokens; measure it again.</translation>
    </message>
    <message>
        <source>Runs %1 and %2 have %3 and %4 tokens in other windows; they cannot be paired.</source>
        <translation>Runs %1 and %2 have %3 and %4 tokens in other windows; they cannot be paired.</translation>
    </message>
    <message>
        <source>Run %1 was measured with %2, but run %3 with %4; only equal measurements can be paired.</source>
        <translation>Run %1 was measured with %2, but run %3 with %4; only equal measurements can be paired.</translation>
    </message>
    <message>
        <source>A comparison needs at least two runs; %1 was given.</source>
        <translation>A comparison needs at least two runs; %1 was given.</translation>
    </message>
    <message>
        <source>There is no scored token %1; the comparison has %2.</source>
        <translation>There is no scored token %1; the comparison has %2.</translation>
    </message>
    <message>
        <source>%1: is damaged; a window ends at token %2 of %3.</source>
        <translation>%1: is damaged; a window ends at token %2 of %3.</translation>
    </message>
    <message>
        <source>The questions are too few to tell the pruned model from the dense one.</source>
        <translation>The questions are too few to tell the pruned model from the dense one.</translation>
    </message>
    <message>
        <source>Both models are right on the same questions.</source>
        <translation>Both models are right on the same questions.</translation>
    </message>
    <message>
        <source>The dense model is right more often, by %1 ± %2 points: more than twice the error.</source>
        <translation>The dense model is right more often, by %1 ± %2 points: more than twice the error.</translation>
    </message>
    <message>
        <source>The pruned model is right more often, by %1 ± %2 points: more than twice the error.</source>
        <translation>The pruned model is right more often, by %1 ± %2 points: more than twice the error.</translation>
    </message>
    <message>
        <source>On these %1 questions the pruned model cannot be told apart from the dense one (difference %2 ± %3 points).</source>
        <translation>On these %1 questions the pruned model cannot be told apart from the dense one (difference %2 ± %3 points).</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::About</name>
    <message>
        <source>About PruneScope</source>
        <translation>About PruneScope</translation>
    </message>
    <message>
        <source>Shows how a large language model bears pruning: which weights matter, how much to remove where, and what it costs.</source>
        <translation>Shows how a large language model bears pruning: which weights matter, how much to remove where, and what it costs.</translation>
    </message>
    <message>
        <source>Computes with %1. Window by Qt %2.</source>
        <translation>Computes with %1. Window by Qt %2.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Actions</name>
    <message>
        <source>Open &amp;File…</source>
        <translation>Open &amp;File…</translation>
    </message>
    <message>
        <source>Open &amp;Bundled Model</source>
        <translation>Open &amp;Bundled Model</translation>
    </message>
    <message>
        <source>&amp;New Plan</source>
        <translation>&amp;New Plan</translation>
    </message>
    <message>
        <source>Open &amp;Plan…</source>
        <translation>Open &amp;Plan…</translation>
    </message>
    <message>
        <source>&amp;Save Plan</source>
        <translation>&amp;Save Plan</translation>
    </message>
    <message>
        <source>Save Plan &amp;As…</source>
        <translation>Save Plan &amp;As…</translation>
    </message>
    <message>
        <source>&amp;Export Checkpoint…</source>
        <translation>&amp;Export Checkpoint…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Find Matrix</source>
        <translation>&amp;Find Matrix</translation>
    </message>
    <message>
        <source>Calibrate on File…</source>
        <translation>Calibrate on File…</translation>
    </message>
    <message>
        <source>Calibrate on Folder…</source>
        <translation>Calibrate on Folder…</translation>
    </message>
    <message>
        <source>Calibrate on Bundled Text</source>
        <translation>Calibrate on Bundled Text</translation>
    </message>
    <message>
        <source>Evaluate on File…</source>
        <translation>Evaluate on File…</translation>
    </message>
    <message>
        <source>Evaluate on Folder…</source>
        <translation>Evaluate on Folder…</translation>
    </message>
    <message>
        <source>Evaluate on Bundled Text</source>
        <translation>Evaluate on Bundled Text</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>&amp;Explore</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Run</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Compare</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>As the &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Light</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dark</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Full Screen</translation>
    </message>
    <message>
        <source>Find &amp;Action…</source>
        <translation>Find &amp;Action…</translation>
    </message>
    <message>
        <source>&amp;Measure Inputs</source>
        <translation>&amp;Measure Inputs</translation>
    </message>
    <message>
        <source>&amp;Start Pruning</source>
        <translation>&amp;Start Pruning</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>&amp;Evaluate</translation>
    </message>
    <message>
        <source>&amp;Pause or Resume Job</source>
        <translation>&amp;Pause or Resume Job</translation>
    </message>
    <message>
        <source>&amp;Cancel Job</source>
        <translation>&amp;Cancel Job</translation>
    </message>
    <message>
        <source>&amp;About PruneScope</source>
        <translation>&amp;About PruneScope</translation>
    </message>
    <message>
        <source>&amp;Open Model…</source>
        <translation>&amp;Open Model…</translation>
    </message>
    <message>
        <source>Model &amp;Details</source>
        <translation>Model &amp;Details</translation>
    </message>
    <message>
        <source>Compare &amp;Masks of Two Calibrations…</source>
        <translation>Compare &amp;Masks of Two Calibrations…</translation>
    </message>
    <message>
        <source>&amp;Import Plan…</source>
        <translation>&amp;Import Plan…</translation>
    </message>
    <message>
        <source>Export P&amp;lan As…</source>
        <translation>Export P&amp;lan As…</translation>
    </message>
    <message>
        <source>Export &amp;Masks…</source>
        <translation>Export &amp;Masks…</translation>
    </message>
    <message>
        <source>&amp;Sensitivity</source>
        <translation>&amp;Sensitivity</translation>
    </message>
    <message>
        <source>Write &amp;Report…</source>
        <translation>Write &amp;Report…</translation>
    </message>
    <message>
        <source>Save Pro&amp;ject As…</source>
        <translation>Save Pro&amp;ject As…</translation>
    </message>
    <message>
        <source>Explore &amp;Weights</source>
        <translation>Explore &amp;Weights</translation>
    </message>
    <message>
        <source>Explore &amp;Activations</source>
        <translation>Explore &amp;Activations</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Activations</name>
    <message>
        <source>Norm ‖x‖</source>
        <translation>Norm ‖x‖</translation>
    </message>
    <message>
        <source>Mean x</source>
        <translation>Mean x</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Variance</translation>
    </message>
    <message>
        <source>Largest |x|</source>
        <translation>Largest |x|</translation>
    </message>
    <message>
        <source>Share above 6</source>
        <translation>Share above 6</translation>
    </message>
    <message>
        <source>Share above 5 means</source>
        <translation>Share above 5 means</translation>
    </message>
    <message>
        <source>Mean of the channel&apos;s values over all calibration tokens.</source>
        <translation>Mean of the channel&apos;s values over all calibration tokens.</translation>
    </message>
    <message>
        <source>Mean square distance of the channel&apos;s values from their mean over all calibration tokens.</source>
        <translation>Mean square distance of the channel&apos;s values from their mean over all calibration tokens.</translation>
    </message>
    <message>
        <source>The largest absolute value of the channel in any calibration token.</source>
        <translation>The largest absolute value of the channel in any calibration token.</translation>
    </message>
    <message>
        <source>Residual stream</source>
        <translation>Residual stream</translation>
    </message>
    <message>
        <source>Input of %1</source>
        <translation>Input of %1</translation>
    </message>
    <message>
        <source>What these matrices of each block read; a channel is one of their columns.</source>
        <translation>What these matrices of each block read; a channel is one of their columns.</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>block %1</translation>
    </message>
    <message>
        <source>after the last</source>
        <translation>after the last</translation>
    </message>
    <message>
        <source>before block %1</source>
        <translation>before block %1</translation>
    </message>
    <message>
        <source>Block influence</source>
        <translation>Block influence</translation>
    </message>
    <message>
        <source>Angular distance</source>
        <translation>Angular distance</translation>
    </message>
    <message>
        <source>Relative change</source>
        <translation>Relative change</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ActivationsView</name>
    <message>
        <source>Written: %1</source>
        <translation>Written: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Here: how large every channel of the residual stream and of the matrices&apos; inputs becomes in each block, which channels tower over the others, and how much each block changes.</source>
        <translation>Here: how large every channel of the residual stream and of the matrices&apos; inputs becomes in each block, which channels tower over the others, and how much each block changes.</translation>
    </message>
    <message>
        <source>Measure Activations</source>
        <translation>Measure Activations</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>Waits for its turn.</translation>
    </message>
    <message>
        <source>%1: %2 windows of %3 tokens</source>
        <translation>%1: %2 windows of %3 tokens</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Save Activations</source>
        <translation>Save Activations</translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON (*.json)</source>
        <translation>Table (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Place of the activations</source>
        <translation>Place of the activations</translation>
    </message>
    <message>
        <source>Where the channels are looked at: the residual stream, or what matrices read.</source>
        <translation>Where the channels are looked at: the residual stream, or what matrices read.</translation>
    </message>
    <message>
        <source>Quantity of the activations</source>
        <translation>Quantity of the activations</translation>
    </message>
    <message>
        <source>What the colours and the traces show.</source>
        <translation>What the colours and the traces show.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>Show all channels (F)</source>
        <translation>Show all channels (F)</translation>
    </message>
    <message>
        <source>Largest channels</source>
        <translation>Largest channels</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>Save...</translation>
    </message>
    <message>
        <source>The figures of all channels as CSV or JSON, as the command line writes them.</source>
        <translation>The figures of all channels as CSV or JSON, as the command line writes them.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::AllocateDialog</name>
    <message>
        <source>Measuring...</source>
        <translation>Measuring...</translation>
    </message>
    <message>
        <source>Cancelled; change a value to measure again.</source>
        <translation>Cancelled; change a value to measure again.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Planned sparsity</source>
        <translation>Planned sparsity</translation>
    </message>
    <message>
        <source>Planned sparsity by block</source>
        <translation>Planned sparsity by block</translation>
    </message>
    <message>
        <source>Outliers (% of scores)</source>
        <translation>Outliers (% of scores)</translation>
    </message>
    <message>
        <source>Tail exponent alpha</source>
        <translation>Tail exponent alpha</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>Mean score</translation>
    </message>
    <message>
        <source>Total %1; single matrices from %2 to %3. Locked and n:m matrices keep theirs.</source>
        <translation>Total %1; single matrices from %2 to %3. Locked and n:m matrices keep theirs.</translation>
    </message>
    <message>
        <source>Spread by %1</source>
        <translation>Spread by %1</translation>
    </message>
    <message>
        <source>Spread Sparsity</source>
        <translation>Spread Sparsity</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategy</translation>
    </message>
    <message>
        <source>Total sparsity</source>
        <translation>Total sparsity</translation>
    </message>
    <message>
        <source>Put into the Plan</source>
        <translation>Put into the Plan</translation>
    </message>
    <message>
        <source>Changes all unlocked matrices in one step that can be undone.</source>
        <translation>Changes all unlocked matrices in one step that can be undone.</translation>
    </message>
    <message>
        <source>Here: what the strategy gives each block, and the figure it follows.</source>
        <translation>Here: what the strategy gives each block, and the figure it follows.</translation>
    </message>
    <message>
        <source>Loss gained at the total (nats per token)</source>
        <translation>Loss gained at the total (nats per token)</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::AnswersBar</name>
    <message>
        <source>Predicted perplexity</source>
        <translation>Predicted perplexity</translation>
    </message>
    <message>
        <source>Measured quickly</source>
        <translation>Measured quickly</translation>
    </message>
    <message>
        <source>The plan is run with few windows as soon as you stop changing it.</source>
        <translation>The plan is run with few windows as soon as you stop changing it.</translation>
    </message>
    <message>
        <source>Size of the matrices</source>
        <translation>Size of the matrices</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::AppContext</name>
    <message>
        <source>bundled model</source>
        <translation>bundled model</translation>
    </message>
    <message>
        <source>Open the model first; a plan belongs to one model.</source>
        <translation>Open the model first; a plan belongs to one model.</translation>
    </message>
    <message>
        <source>Reset plan</source>
        <translation>Reset plan</translation>
    </message>
    <message>
        <source>masks</source>
        <translation>masks</translation>
    </message>
    <message>
        <source>A run is being recorded in this project; save it under another name once the run is done.</source>
        <translation>A run is being recorded in this project; save it under another name once the run is done.</translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>the stem of plans&apos; names</comment>
        <translation>Plan</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::BlockErrorChart</name>
    <message>
        <source>Output error by block</source>
        <translation>Output error by block</translation>
    </message>
    <message>
        <source>Here: how far the output of each block drifts from the dense model&apos;s, once both models are evaluated.</source>
        <translation>Here: how far the output of each block drifts from the dense model&apos;s, once both models are evaluated.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Relative output error</source>
        <translation>Relative output error</translation>
    </message>
    <message>
        <source>Direction of the hidden state by block</source>
        <translation>Direction of the hidden state by block</translation>
    </message>
    <message>
        <source>Length of the hidden state by block</source>
        <translation>Length of the hidden state by block</translation>
    </message>
    <message>
        <source>Cosine, pruned to dense</source>
        <translation>Cosine, pruned to dense</translation>
    </message>
    <message>
        <source>Relative norm, pruned to dense</source>
        <translation>Relative norm, pruned to dense</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosine</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>Distance of the two outputs over the length of the dense one, all tokens together</source>
        <translation>Distance of the two outputs over the length of the dense one, all tokens together</translation>
    </message>
    <message>
        <source>Cosine of the angle between both outputs, mean over tokens</source>
        <translation>Cosine of the angle between both outputs, mean over tokens</translation>
    </message>
    <message>
        <source>Length of the pruned output over that of the dense one, mean over tokens</source>
        <translation>Length of the pruned output over that of the dense one, mean over tokens</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::BoundsDialog</name>
    <message>
        <source>Bounds of the Sparsity</source>
        <translation>Bounds of the Sparsity</translation>
    </message>
    <message numerus="yes">
        <source>Drags, totals and strategies keep %n matrices within these.</source>
        <translation>
            <numerusform>Drags, totals and strategies keep %n matrix within these.</numerusform>
            <numerusform>Drags, totals and strategies keep %n matrices within these.</numerusform>
        </translation>
    </message>
    <message>
        <source>At &amp;least</source>
        <translation>At &amp;least</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>At &amp;most</translation>
    </message>
    <message>
        <source>No Bounds</source>
        <translation>No Bounds</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::CalibrationForm</name>
    <message>
        <source>Calibration Text</source>
        <translation>Calibration Text</translation>
    </message>
    <message>
        <source>Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)</source>
        <translation>Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>How many pieces of the text are read; fewer where the text is short.</source>
        <translation>How many pieces of the text are read; fewer where the text is short.</translation>
    </message>
    <message>
        <source>Tokens in each</source>
        <translation>Tokens in each</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>Automatic takes the model&apos;s context, at most 2,048 tokens.</source>
        <translation>Automatic takes the model&apos;s context, at most 2,048 tokens.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Decides which pieces are drawn; another seed reads other pieces of the same text.</source>
        <translation>Decides which pieces are drawn; another seed reads other pieces of the same text.</translation>
    </message>
    <message>
        <source>Another text</source>
        <translation>Another text</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Folder…</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::CellPanel</name>
    <message>
        <source>No channel</source>
        <translation>No channel</translation>
    </message>
    <message>
        <source>Channel %1, %2</source>
        <translation>Channel %1, %2</translation>
    </message>
    <message>
        <source>Point at the heatmap, or click to keep a cell.</source>
        <translation>Point at the heatmap, or click to keep a cell.</translation>
    </message>
    <message>
        <source>This block is narrower: it has no such channel.</source>
        <translation>This block is narrower: it has no such channel.</translation>
    </message>
    <message>
        <source>under the pointer</source>
        <translation>under the pointer</translation>
    </message>
    <message>
        <source>selected; Esc lets it go</source>
        <translation>selected; Esc lets it go</translation>
    </message>
    <message>
        <source>Mean |x| of all channels</source>
        <translation>Mean |x| of all channels</translation>
    </message>
    <message>
        <source>What is usual at this place: the mean absolute value over all channels and tokens.</source>
        <translation>What is usual at this place: the mean absolute value over all channels and tokens.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChangeChart</name>
    <message>
        <source>Change of loss by place in the window</source>
        <translation>Change of loss by place in the window</translation>
    </message>
    <message>
        <source>Change of loss by frequency of the token</source>
        <translation>Change of loss by frequency of the token</translation>
    </message>
    <message>
        <source>Change of loss by domain</source>
        <translation>Change of loss by domain</translation>
    </message>
    <message>
        <source>Place in the window (tokens)</source>
        <translation>Place in the window (tokens)</translation>
    </message>
    <message>
        <source>Occurrences of the token in this text</source>
        <translation>Occurrences of the token in this text</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Change of loss (nats per token)</source>
        <translation>Change of loss (nats per token)</translation>
    </message>
    <message>
        <source>Change of loss</source>
        <translation>Change of loss</translation>
    </message>
    <message>
        <source>The evaluation text is one file; a folder of files has one domain for each.</source>
        <translation>The evaluation text is one file; a folder of files has one domain for each.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequency</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>By place in the window, the error bars over windows</source>
        <translation>By place in the window, the error bars over windows</translation>
    </message>
    <message>
        <source>By how often the token occurs in this very text</source>
        <translation>By how often the token occurs in this very text</translation>
    </message>
    <message>
        <source>By file of the folder</source>
        <translation>By file of the folder</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChangedText</name>
    <message>
        <source>Evaluation text, coloured by the change of loss</source>
        <translation>Evaluation text, coloured by the change of loss</translation>
    </message>
    <message>
        <source>%1: %2 to %3 nats (%4)</source>
        <comment>token: dense loss to pruned loss (change)</comment>
        <translation>%1: %2 to %3 nats (%4)</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChannelModel</name>
    <message>
        <source>Channel %1: largest |x| %2 %3; largest norm %4 %5</source>
        <translation>Channel %1: largest |x| %2 %3; largest norm %4 %5</translation>
    </message>
    <message>
        <source>Where the channel&apos;s |x| is largest.</source>
        <translation>Where the channel&apos;s |x| is largest.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Largest |x|</source>
        <translation>Largest |x|</translation>
    </message>
    <message>
        <source>There</source>
        <translation>There</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>&gt; 6</source>
        <translation>&gt; 6</translation>
    </message>
    <message>
        <source>&gt; 5 means</source>
        <translation>&gt; 5 means</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Chart</name>
    <message>
        <source>from</source>
        <translation>from</translation>
    </message>
    <message>
        <source>to</source>
        <translation>to</translation>
    </message>
    <message>
        <source>series</source>
        <translation>series</translation>
    </message>
    <message>
        <source>low</source>
        <translation>low</translation>
    </message>
    <message>
        <source>high</source>
        <translation>high</translation>
    </message>
    <message>
        <source>Fit to data</source>
        <translation>Fit to data</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChoicePage</name>
    <message>
        <source>Bundled questions</source>
        <translation>Bundled questions</translation>
    </message>
    <message>
        <source>Choose Files…</source>
        <translation>Choose Files…</translation>
    </message>
    <message>
        <source>Choose Questions</source>
        <translation>Choose Questions</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl);;All files (*)</source>
        <translation>JSON Lines (*.jsonl);;All files (*)</translation>
    </message>
    <message>
        <source>Waiting for other work to end …</source>
        <translation>Waiting for other work to end …</translation>
    </message>
    <message>
        <source>There is no pruned model to differ from.</source>
        <translation>There is no pruned model to differ from.</translation>
    </message>
    <message>
        <source>Prune the model and ask again to compare both.</source>
        <translation>Prune the model and ask again to compare both.</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n question(s)</source>
        <translation>
            <numerusform>%1 of %n question</numerusform>
            <numerusform>%1 of %n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a question to see its choices and their log-likelihoods.</source>
        <translation>Select a question to see its choices and their log-likelihoods.</translation>
    </message>
    <message>
        <source>Ask Both Models</source>
        <translation>Ask Both Models</translation>
    </message>
    <message>
        <source>Ask the Dense Model</source>
        <translation>Ask the Dense Model</translation>
    </message>
    <message>
        <source>Here: which answers the models choose, their accuracy with its error, and what pruning changed.</source>
        <translation>Here: which answers the models choose, their accuracy with its error, and what pruning changed.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>JSON Lines in the fields of ARC, BoolQ, HellaSwag, OpenBookQA, PIQA, RTE or WinoGrande.</source>
        <translation>JSON Lines in the fields of ARC, BoolQ, HellaSwag, OpenBookQA, PIQA, RTE or WinoGrande.</translation>
    </message>
    <message>
        <source>of each file</source>
        <translation>of each file</translation>
    </message>
    <message>
        <source>all</source>
        <translation>all</translation>
    </message>
    <message>
        <source>Questions of each file</source>
        <translation>Questions of each file</translation>
    </message>
    <message>
        <source>Only changed answers</source>
        <translation>Only changed answers</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>the dense model</source>
        <translation>the dense model</translation>
    </message>
    <message>
        <source>the pruned model</source>
        <translation>the pruned model</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChoiceQuestionModel</name>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Right Answer</source>
        <translation>Right Answer</translation>
    </message>
    <message>
        <source>Dense Took</source>
        <translation>Dense Took</translation>
    </message>
    <message>
        <source>Pruned Took</source>
        <translation>Pruned Took</translation>
    </message>
    <message>
        <source>dense, nats</source>
        <translation>dense, nats</translation>
    </message>
    <message>
        <source>pruned, nats</source>
        <translation>pruned, nats</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ChoiceTaskModel</name>
    <message>
        <source>Mean of the tasks</source>
        <translation>Mean of the tasks</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Pruned</translation>
    </message>
    <message>
        <source>What guessing gets.</source>
        <translation>What guessing gets.</translation>
    </message>
    <message>
        <source>Share of questions whose right choice has the largest log-likelihood (acc), with its standard error.</source>
        <translation>Share of questions whose right choice has the largest log-likelihood (acc), with its standard error.</translation>
    </message>
    <message>
        <source>The same with log-likelihoods divided by the choice&apos;s number of characters (acc_norm).</source>
        <translation>The same with log-likelihoods divided by the choice&apos;s number of characters (acc_norm).</translation>
    </message>
    <message>
        <source>Accuracy of the pruned model less that of the dense one, in percentage points, paired by question.</source>
        <translation>Accuracy of the pruned model less that of the dense one, in percentage points, paired by question.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>By Chance</source>
        <translation>By Chance</translation>
    </message>
    <message>
        <source>Dense, by Length</source>
        <translation>Dense, by Length</translation>
    </message>
    <message>
        <source>Pruned, by Length</source>
        <translation>Pruned, by Length</translation>
    </message>
    <message>
        <source>Difference, Points</source>
        <translation>Difference, Points</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ColourButton</name>
    <message>
        <source>Colours: %1, %2</source>
        <translation>Colours: %1, %2</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>How values become colours: the map, and which values it spans.</source>
        <translation>How values become colours: the map, and which values it spans.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Range</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis (alike with red-green blindness)</source>
        <translation>Cividis (alike with red-green blindness)</translation>
    </message>
    <message>
        <source>Diverging, blue to red</source>
        <translation>Diverging, blue to red</translation>
    </message>
    <message>
        <source>Linear, 1st to 99th percentile</source>
        <translation>Linear, 1st to 99th percentile</translation>
    </message>
    <message>
        <source>Linear, all values</source>
        <translation>Linear, all values</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmic</translation>
    </message>
    <message>
        <source>Symmetric about zero</source>
        <translation>Symmetric about zero</translation>
    </message>
    <message>
        <source>Leaves out the lowest and the highest hundredth, which take the colours of the ends.</source>
        <translation>Leaves out the lowest and the highest hundredth, which take the colours of the ends.</translation>
    </message>
    <message>
        <source>A few very large values leave little colour for the others.</source>
        <translation>A few very large values leave little colour for the others.</translation>
    </message>
    <message>
        <source>Equal ratios look alike; signed values run both ways from zero.</source>
        <translation>Equal ratios look alike; signed values run both ways from zero.</translation>
    </message>
    <message>
        <source>Zero in the middle; reaches to the 99.8th percentile of the sizes.</source>
        <translation>Zero in the middle; reaches to the 99.8th percentile of the sizes.</translation>
    </message>
    <message>
        <source>A mask always spans all of its values.</source>
        <translation>A mask always spans all of its values.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>Find an action</translation>
    </message>
    <message>
        <source>Actions found</source>
        <translation>Actions found</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::CompareRoom</name>
    <message>
        <source>Open a model first.</source>
        <translation>Open a model first.</translation>
    </message>
    <message>
        <source>Evaluate Both Models</source>
        <translation>Evaluate Both Models</translation>
    </message>
    <message>
        <source>Evaluate the Dense Model</source>
        <translation>Evaluate the Dense Model</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>Go to Run</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexity</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>Convention</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>Tokens per window; automatic takes the model&apos;s context, at most 2,048.</source>
        <translation>Tokens per window; automatic takes the model&apos;s context, at most 2,048.</translation>
    </message>
    <message>
        <source>Tokens per window</source>
        <translation>Tokens per window</translation>
    </message>
    <message>
        <source>Cancel Evaluation</source>
        <translation>Cancel Evaluation</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Where It Hurts</source>
        <translation>Where It Hurts</translation>
    </message>
    <message>
        <source>Multiple Choice</source>
        <translation>Multiple Choice</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::DistributionPanel</name>
    <message>
        <source>Expected at the chosen token</source>
        <translation>Expected at the chosen token</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Pruned</translation>
    </message>
    <message>
        <source>Likeliest tokens of the dense model</source>
        <translation>Likeliest tokens of the dense model</translation>
    </message>
    <message>
        <source>Likeliest tokens of the pruned model</source>
        <translation>Likeliest tokens of the pruned model</translation>
    </message>
    <message>
        <source>%1 came: %2 (rank %3) before, %4 (rank %5) after pruning. KL divergence %6 nats.</source>
        <translation>%1 came: %2 (rank %3) before, %4 (rank %5) after pruning. KL divergence %6 nats.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::DoctorView</name>
    <message>
        <source>fact</source>
        <translation>fact</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>fault</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ExploreRoom</name>
    <message>
        <source>Measure inputs</source>
        <translation>Measure inputs</translation>
    </message>
    <message>
        <source>Open Bundled Model</source>
        <translation>Open Bundled Model</translation>
    </message>
    <message>
        <source>Here: every weight matrix of a model as a picture, how much each weight matters, and what a plan would remove.</source>
        <translation>Here: every weight matrix of a model as a picture, how much each weight matters, and what a plan would remove.</translation>
    </message>
    <message>
        <source>Mean |W|</source>
        <translation>Mean |W|</translation>
    </message>
    <message>
        <source>Mean absolute value of the weights.</source>
        <translation>Mean absolute value of the weights.</translation>
    </message>
    <message>
        <source>Mean Wanda score</source>
        <translation>Mean Wanda score</translation>
    </message>
    <message>
        <source>Mean of |W| times the norm of the input it is multiplied with.</source>
        <translation>Mean of |W| times the norm of the input it is multiplied with.</translation>
    </message>
    <message>
        <source>Needs measured inputs.</source>
        <translation>Needs measured inputs.</translation>
    </message>
    <message>
        <source>Needs inputs, which this model cannot give.</source>
        <translation>Needs inputs, which this model cannot give.</translation>
    </message>
    <message>
        <source>Outlier share</source>
        <translation>Outlier share</translation>
    </message>
    <message>
        <source>Share of scores above five times their mean; of |W| while inputs are not measured.</source>
        <translation>Share of scores above five times their mean; of |W| while inputs are not measured.</translation>
    </message>
    <message>
        <source>Planned sparsity</source>
        <translation>Planned sparsity</translation>
    </message>
    <message>
        <source>Share of each matrix&apos;s weights that the plan sets to zero.</source>
        <translation>Share of each matrix&apos;s weights that the plan sets to zero.</translation>
    </message>
    <message>
        <source>Achieved sparsity</source>
        <translation>Achieved sparsity</translation>
    </message>
    <message>
        <source>Share of zeros after the last run.</source>
        <translation>Share of zeros after the last run.</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>Output error</translation>
    </message>
    <message>
        <source>How much each matrix&apos;s output changed in the last run.</source>
        <translation>How much each matrix&apos;s output changed in the last run.</translation>
    </message>
    <message>
        <source>Known after a run.</source>
        <translation>Known after a run.</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>Go to Run</translation>
    </message>
    <message>
        <source>Measuring inputs</source>
        <translation>Measuring inputs</translation>
    </message>
    <message>
        <source>Here: the selected matrix as a picture. Select one in the tree or on the map.</source>
        <translation>Here: the selected matrix as a picture. Select one in the tree or on the map.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Reading %1</translation>
    </message>
    <message>
        <source>The plan leaves this matrix alone.</source>
        <translation>The plan leaves this matrix alone.</translation>
    </message>
    <message>
        <source>%1 decides while it runs; nothing can be shown before.</source>
        <translation>%1 decides while it runs; nothing can be shown before.</translation>
    </message>
    <message>
        <source>The plan uses %1, which needs measured inputs.</source>
        <translation>The plan uses %1, which needs measured inputs.</translation>
    </message>
    <message>
        <source>%1, %2 (keeps %3 of every %4)</source>
        <translation>%1, %2 (keeps %3 of every %4)</translation>
    </message>
    <message>
        <source>%1, %2 planned</source>
        <translation>%1, %2 planned</translation>
    </message>
    <message>
        <source>An n:m pattern fixes the sparsity.</source>
        <translation>An n:m pattern fixes the sparsity.</translation>
    </message>
    <message>
        <source>Locked in the plan.</source>
        <translation>Locked in the plan.</translation>
    </message>
    <message>
        <source>The plan ranks by %1: show its scores to move the threshold.</source>
        <translation>The plan ranks by %1: show its scores to move the threshold.</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>row %1</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>column %1</translation>
    </message>
    <message>
        <source>rows %1 to %2</source>
        <translation>rows %1 to %2</translation>
    </message>
    <message>
        <source>columns %1 to %2</source>
        <translation>columns %1 to %2</translation>
    </message>
    <message>
        <source>This is the distribution of a range; the threshold moves with all weights.</source>
        <translation>This is the distribution of a range; the threshold moves with all weights.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Weights</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>The weights of each matrix and how much they matter</source>
        <translation>The weights of each matrix and how much they matter</translation>
    </message>
    <message>
        <source>What flows through the model, channel by channel</source>
        <translation>What flows through the model, channel by channel</translation>
    </message>
    <message>
        <source>What to explore</source>
        <translation>What to explore</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ExploreView</name>
    <message>
        <source>Quantity of the heatmap</source>
        <translation>Quantity of the heatmap</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mean</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Kept / pruned</source>
        <translation>Kept / pruned</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>Show the whole matrix (F)</source>
        <translation>Show the whole matrix (F)</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>One weight per pixel (1)</source>
        <translation>One weight per pixel (1)</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>Distribution of %1</source>
        <translation>Distribution of %1</translation>
    </message>
    <message>
        <source>The heatmap shows a mask already.</source>
        <translation>The heatmap shows a mask already.</translation>
    </message>
    <message>
        <source>What the colours show: weights, scores, masks, differences of them, or what the last run changed.</source>
        <translation>What the colours show: weights, scores, masks, differences of them, or what the last run changed.</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Smallest</translation>
    </message>
    <message>
        <source>Farthest from 0</source>
        <translation>Farthest from 0</translation>
    </message>
    <message>
        <source>What a pixel shows where it covers several weights: their mean, or one of them.</source>
        <translation>What a pixel shows where it covers several weights: their mean, or one of them.</translation>
    </message>
    <message>
        <source>All Weights</source>
        <translation>All Weights</translation>
    </message>
    <message>
        <source>Clear the brushed range (Esc in the heatmap)</source>
        <translation>Clear the brushed range (Esc in the heatmap)</translation>
    </message>
    <message>
        <source>Drag along the heatmap&apos;s margins to see the distribution of a range of rows or columns. By key: select a weight, then Shift and an arrow.</source>
        <translation>Drag along the heatmap&apos;s margins to see the distribution of a range of rows or columns. By key: select a weight, then Shift and an arrow.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ExportMenu</name>
    <message>
        <source>picture</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Save picture</translation>
    </message>
    <message>
        <source>%1 file (*.%2)</source>
        <translation>%1 file (*.%2)</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 could not be written.</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Save as PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Save as SVG…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Copy data as CSV</source>
        <translation>Copy data as CSV</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Show as table</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::FileOrders</name>
    <message>
        <source>Open File</source>
        <translation>Open File</translation>
    </message>
    <message>
        <source>Open Plan</source>
        <translation>Open Plan</translation>
    </message>
    <message>
        <source>Plans (*.psplan)</source>
        <translation>Plans (*.psplan)</translation>
    </message>
    <message>
        <source>Export Checkpoint into a New or Empty Folder</source>
        <translation>Export Checkpoint into a New or Empty Folder</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>Save Plan</source>
        <translation>Save Plan</translation>
    </message>
    <message>
        <source>Calibration Text</source>
        <translation>Calibration Text</translation>
    </message>
    <message>
        <source>Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)</source>
        <translation>Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)</translation>
    </message>
    <message>
        <source>Evaluation Text</source>
        <translation>Evaluation Text</translation>
    </message>
    <message>
        <source>Unsaved Plan</source>
        <translation>Unsaved Plan</translation>
    </message>
    <message>
        <source>The plan has changes that are not saved.</source>
        <translation>The plan has changes that are not saved.</translation>
    </message>
    <message>
        <source>Discarding loses them for good.</source>
        <translation>Discarding loses them for good.</translation>
    </message>
    <message>
        <source>This file is not there any more.</source>
        <translation>This file is not there any more.</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>No recent files</translation>
    </message>
    <message>
        <source>Keep a List of Recent Files</source>
        <translation>Keep a List of Recent Files</translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation>Clear List</translation>
    </message>
    <message>
        <source>%1 cannot be opened: it is neither a model folder, nor a weight file (.safetensors, .bin, .gguf), nor a plan (.psplan, .yaml, .json, .csv), nor a project (.psproj).</source>
        <translation>%1 cannot be opened: it is neither a model folder, nor a weight file (.safetensors, .bin, .gguf), nor a plan (.psplan, .yaml, .json, .csv), nor a project (.psproj).</translation>
    </message>
    <message>
        <source>Models, plans, projects (*.safetensors *.bin *.gguf *.psplan *.yaml *.yml *.json *.csv *.psproj);;All files (*)</source>
        <translation>Models, plans, projects (*.safetensors *.bin *.gguf *.psplan *.yaml *.yml *.json *.csv *.psproj);;All files (*)</translation>
    </message>
    <message>
        <source>Import Plan</source>
        <translation>Import Plan</translation>
    </message>
    <message>
        <source>Plans and masks (*.yaml *.yml *.json *.csv *.safetensors *.bin *.pt *.pth *.psplan);;All files (*)</source>
        <translation>Plans and masks (*.yaml *.yml *.json *.csv *.safetensors *.bin *.pt *.pth *.psplan);;All files (*)</translation>
    </message>
    <message>
        <source>Export Plan As</source>
        <translation>Export Plan As</translation>
    </message>
    <message>
        <source>Export Masks</source>
        <translation>Export Masks</translation>
    </message>
    <message>
        <source>Masks (*.safetensors)</source>
        <translation>Masks (*.safetensors)</translation>
    </message>
    <message>
        <source>%1 was read (%2).</source>
        <translation>%1 was read (%2).</translation>
    </message>
    <message>
        <source>%1 was written (%2).</source>
        <translation>%1 was written (%2).</translation>
    </message>
    <message numerus="yes">
        <source>%1 was written: %n masks, %2 zeros; 1 means kept.</source>
        <translation>
            <numerusform>%1 was written: %n mask, %2 zeros; 1 means kept.</numerusform>
            <numerusform>%1 was written: %n masks, %2 zeros; 1 means kept.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save Project As</source>
        <translation>Save Project As</translation>
    </message>
    <message>
        <source>project</source>
        <translation>project</translation>
    </message>
    <message>
        <source>Projects (*.psproj)</source>
        <translation>Projects (*.psproj)</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::GenerationView</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generate</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>%1 tokens per second</translation>
    </message>
    <message>
        <source>Both continue alike.</source>
        <translation>Both continue alike.</translation>
    </message>
    <message numerus="yes">
        <source>They part after %n characters; the first different one is marked.</source>
        <translation>
            <numerusform>They part after %n character; the first different one is marked.</numerusform>
            <numerusform>They part after %n characters; the first different one is marked.</numerusform>
        </translation>
    </message>
    <message>
        <source>Prune the model first; its continuation appears here.</source>
        <translation>Prune the model first; its continuation appears here.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>The text that both models continue; empty starts from nothing.</source>
        <translation>The text that both models continue; empty starts from nothing.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Pruned</translation>
    </message>
    <message>
        <source>Continuation of the dense model</source>
        <translation>Continuation of the dense model</translation>
    </message>
    <message>
        <source>Continuation of the pruned model</source>
        <translation>Continuation of the pruned model</translation>
    </message>
    <message>
        <source>The continuation appears here.</source>
        <translation>The continuation appears here.</translation>
    </message>
    <message>
        <source>(empty prompt)</source>
        <translation>(empty prompt)</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>temperature %1</translation>
    </message>
    <message>
        <source>greedy</source>
        <translation>greedy</translation>
    </message>
    <message numerus="yes">
        <source>%1   %2, %n tokens</source>
        <translation>
            <numerusform>%1   %2, %n token</numerusform>
            <numerusform>%1   %2, %n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompts that were continued are kept in the project and listed here.</source>
        <translation>Prompts that were continued are kept in the project and listed here.</translation>
    </message>
    <message>
        <source>Shows an earlier prompt of this project with its continuations.</source>
        <translation>Shows an earlier prompt of this project with its continuations.</translation>
    </message>
    <message>
        <source>Continues the prompt with both models, in the same way, so that they can be compared.</source>
        <translation>Continues the prompt with both models, in the same way, so that they can be compared.</translation>
    </message>
    <message>
        <source>Earlier Prompts</source>
        <translation>Earlier Prompts</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>Greedy</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Sampled</translation>
    </message>
    <message>
        <source>Always the likeliest token</source>
        <translation>Always the likeliest token</translation>
    </message>
    <message>
        <source>Tokens drawn by their probability, both models with the same random numbers</source>
        <translation>Tokens drawn by their probability, both models with the same random numbers</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together have this probability are drawn from.</source>
        <translation>Only the likeliest tokens that together have this probability are drawn from.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HeatmapHeads</name>
    <message>
        <source>k %1</source>
        <translation>k %1</translation>
    </message>
    <message>
        <source>v %1</source>
        <translation>v %1</translation>
    </message>
    <message>
        <source>head %1: q, k, v</source>
        <translation>head %1: q, k, v</translation>
    </message>
    <message>
        <source>q %1 (kv %2)</source>
        <translation>q %1 (kv %2)</translation>
    </message>
    <message>
        <source>q %1</source>
        <translation>q %1</translation>
    </message>
    <message>
        <source>kv %1: q %2–%3</source>
        <translation>kv %1: q %2–%3</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HeatmapMargins</name>
    <message>
        <source>Input norm ‖x‖, %1 to %2</source>
        <translation>Input norm ‖x‖, %1 to %2</translation>
    </message>
    <message>
        <source>Column mean, %1 to %2</source>
        <translation>Column mean, %1 to %2</translation>
    </message>
    <message>
        <source>Row mean</source>
        <translation>Row mean</translation>
    </message>
    <message>
        <source>Share kept</source>
        <translation>Share kept</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HeatmapPainter</name>
    <message>
        <source>kept</source>
        <comment>weights</comment>
        <translation>kept</translation>
    </message>
    <message>
        <source>pruned</source>
        <comment>weights</comment>
        <translation>pruned</translation>
    </message>
    <message>
        <source>Input (column)</source>
        <translation>Input (column)</translation>
    </message>
    <message>
        <source>Output (row)</source>
        <translation>Output (row)</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HeatmapView</name>
    <message>
        <source>Heatmap</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Heatmap of %1: %2</source>
        <translation>Heatmap of %1: %2</translation>
    </message>
    <message>
        <source>Row %1, column %2: weight %3</source>
        <translation>Row %1, column %2: weight %3</translation>
    </message>
    <message>
        <source>row</source>
        <translation>row</translation>
    </message>
    <message>
        <source>Fit matrix</source>
        <translation>Fit matrix</translation>
    </message>
    <message>
        <source>One weight per pixel</source>
        <translation>One weight per pixel</translation>
    </message>
    <message>
        <source>Brush its row</source>
        <translation>Brush its row</translation>
    </message>
    <message>
        <source>Brush its column</source>
        <translation>Brush its column</translation>
    </message>
    <message>
        <source>Clear the brushed range</source>
        <translation>Clear the brushed range</translation>
    </message>
    <message>
        <source>%1, column %2: %3</source>
        <translation>%1, column %2: %3</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>One column per pixel</source>
        <translation>One column per pixel</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::HurtPage</name>
    <message>
        <source>Choose a token of the text.</source>
        <translation>Choose a token of the text.</translation>
    </message>
    <message>
        <source>Here: the evaluation text, every token coloured by what pruning did to its loss, the passages that lost most, and what both models expected at any token.</source>
        <translation>Here: the evaluation text, every token coloured by what pruning did to its loss, the passages that lost most, and what both models expected at any token.</translation>
    </message>
    <message>
        <source>Evaluation text</source>
        <translation>Evaluation text</translation>
    </message>
    <message>
        <source>Worst passages</source>
        <translation>Worst passages</translation>
    </message>
    <message numerus="yes">
        <source>%Ln scored tokens; click one or walk with the arrow keys.</source>
        <translation>
            <numerusform>%Ln scored token; click one or walk with the arrow keys.</numerusform>
            <numerusform>%Ln scored tokens; click one or walk with the arrow keys.</numerusform>
        </translation>
    </message>
    <message>
        <source>Both models read the text up to this token …</source>
        <translation>Both models read the text up to this token …</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::InfluenceChart</name>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>What blocks change</source>
        <translation>What blocks change</translation>
    </message>
    <message>
        <source>Figure of the blocks</source>
        <translation>Figure of the blocks</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::JobStrip</name>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message numerus="yes">
        <source>+%n waiting</source>
        <translation>
            <numerusform>+%n waiting</numerusform>
            <numerusform>+%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>Memory %1</translation>
    </message>
    <message>
        <source>Held by tensors now; at most so far: %1.</source>
        <translation>Held by tensors now; at most so far: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Stops this job; nothing is changed by it.</source>
        <translation>Stops this job; nothing is changed by it.</translation>
    </message>
    <message>
        <source>Holds this job at its next step.</source>
        <translation>Holds this job at its next step.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::LessonDialog</name>
    <message>
        <source>Lesson: %1</source>
        <translation>Lesson: %1</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::LiveImageView</name>
    <message>
        <source>%1 cells</source>
        <translation>%1 cells</translation>
    </message>
    <message>
        <source>row %1, column %2: %3</source>
        <comment>of a cell</comment>
        <translation>row %1, column %2: %3</translation>
    </message>
    <message>
        <source>row</source>
        <translation>row</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::LivePanel</name>
    <message>
        <source>The first picture comes with the first matrix.</source>
        <translation>The first picture comes with the first matrix.</translation>
    </message>
    <message>
        <source>The matrix before this one</source>
        <translation>The matrix before this one</translation>
    </message>
    <message>
        <source>This is the first matrix with a picture.</source>
        <translation>This is the first matrix with a picture.</translation>
    </message>
    <message>
        <source>The matrix after this one</source>
        <translation>The matrix after this one</translation>
    </message>
    <message>
        <source>This is the last matrix with a picture.</source>
        <translation>This is the last matrix with a picture.</translation>
    </message>
    <message>
        <source>Shows the matrix that is being pruned.</source>
        <translation>Shows the matrix that is being pruned.</translation>
    </message>
    <message>
        <source>The run is over.</source>
        <translation>The run is over.</translation>
    </message>
    <message>
        <source>The run ended before its first picture.</source>
        <translation>The run ended before its first picture.</translation>
    </message>
    <message>
        <source>Here: what the method computes while it works: the mask as it forms, how the kept weights change, what each row loses. The pictures of a run stay until the next one.</source>
        <translation>Here: what the method computes while it works: the mask as it forms, how the kept weights change, what each row loses. The pictures of a run stay until the next one.</translation>
    </message>
    <message>
        <source>Start Pruning</source>
        <translation>Start Pruning</translation>
    </message>
    <message>
        <source>Matrix on show</source>
        <translation>Matrix on show</translation>
    </message>
    <message>
        <source>The matrices of this run that have a picture</source>
        <translation>The matrices of this run that have a picture</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>Follow the run</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::LossLegend</name>
    <message>
        <source>better by %1</source>
        <translation>better by %1</translation>
    </message>
    <message>
        <source>worse by %1</source>
        <translation>worse by %1</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>nats per token</translation>
    </message>
    <message>
        <source>Colours of the text: from blue, %1, to orange, %2 %3 or more.</source>
        <translation>Colours of the text: from blue, %1, to orange, %2 %3 or more.</translation>
    </message>
    <message>
        <source>Change of the loss of each token, pruned less dense. Tokens without a ground were not scored or did not change.</source>
        <translation>Change of the loss of each token, pruned less dense. Tokens without a ground were not scored or did not change.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MainWindow</name>
    <message>
        <source>Open Bundled Model</source>
        <translation>Open Bundled Model</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Open a model first.</translation>
    </message>
    <message>
        <source>Prune the model first.</source>
        <translation>Prune the model first.</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Nothing is running.</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Undo: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Redo: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>Nothing to undo in the plan.</source>
        <translation>Nothing to undo in the plan.</translation>
    </message>
    <message>
        <source>Nothing to redo in the plan.</source>
        <translation>Nothing to redo in the plan.</translation>
    </message>
    <message>
        <source>Unsaved plan</source>
        <translation>Unsaved plan</translation>
    </message>
    <message>
        <source>Cancel Job</source>
        <translation>Cancel Job</translation>
    </message>
    <message>
        <source>Cancel the running job? What it has done so far is lost.</source>
        <translation>Cancel the running job? What it has done so far is lost.</translation>
    </message>
    <message>
        <source>Let It Run</source>
        <translation>Let It Run</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MapCanvas</name>
    <message>
        <source>Model map</source>
        <translation>Model map</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message numerus="yes">
        <source>%n matrices selected</source>
        <translation>
            <numerusform>%n matrix selected</numerusform>
            <numerusform>%n matrices selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MapLegend</name>
    <message>
        <source>Colour scale</source>
        <translation>Colour scale</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>from %1 to %2</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MatrixFacts</name>
    <message>
        <source>Block %1, %2</source>
        <translation>Block %1, %2</translation>
    </message>
    <message>
        <source>%1
%2 (outputs × inputs), %3, %4 weights</source>
        <translation>%1
%2 (outputs × inputs), %3, %4 weights</translation>
    </message>
    <message>
        <source>Mean |W|</source>
        <translation>Mean |W|</translation>
    </message>
    <message>
        <source>Largest |W|</source>
        <translation>Largest |W|</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>Std. dev.</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Zeros</translation>
    </message>
    <message>
        <source>Mean Wanda</source>
        <translation>Mean Wanda</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Outliers</translation>
    </message>
    <message numerus="yes">
        <source>%n weight(s) are not finite.</source>
        <translation>
            <numerusform>%n weight is not finite.</numerusform>
            <numerusform>%n weights are not finite.</numerusform>
        </translation>
    </message>
    <message>
        <source>No matrix selected</source>
        <translation>No matrix selected</translation>
    </message>
    <message>
        <source>Select one in the tree or on the map.</source>
        <translation>Select one in the tree or on the map.</translation>
    </message>
    <message>
        <source>QKV projection</source>
        <translation>QKV projection</translation>
    </message>
    <message>
        <source>Attention output</source>
        <translation>Attention output</translation>
    </message>
    <message>
        <source>MLP 1 (gate and up)</source>
        <translation>MLP 1 (gate and up)</translation>
    </message>
    <message>
        <source>MLP 1 (up)</source>
        <translation>MLP 1 (up)</translation>
    </message>
    <message>
        <source>MLP 2 (down)</source>
        <translation>MLP 2 (down)</translation>
    </message>
    <message>
        <source>%1, %2 × N</source>
        <translation>%1, %2 × N</translation>
    </message>
    <message>
        <source>One of the four skinny matrix products of decoding: M outputs × K inputs, times K × N activations; N is the number of tokens in flight, 1 while one answer is written. This is the share of this matrix.</source>
        <translation>One of the four skinny matrix products of decoding: M outputs × K inputs, times K × N activations; N is the number of tokens in flight, 1 while one answer is written. This is the share of this matrix.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MeasureBar</name>
    <message>
        <source>As predicted from the sensitivity sweep.</source>
        <translation>As predicted from the sensitivity sweep.</translation>
    </message>
    <message>
        <source>Needs a sweep by matrix with random plans (Sensitivity).</source>
        <translation>Needs a sweep by matrix with random plans (Sensitivity).</translation>
    </message>
    <message>
        <source>%1 is kept, but locks, bounds and patterns leave no room for it now.</source>
        <translation>%1 is kept, but locks, bounds and patterns leave no room for it now.</translation>
    </message>
    <message>
        <source>Type the number you want, for example 400 KiB: all unlocked matrices move together to meet it.</source>
        <translation>Type the number you want, for example 400 KiB: all unlocked matrices move together to meet it.</translation>
    </message>
    <message>
        <source>“%1” is not a number with a unit like “%2”.</source>
        <translation>“%1” is not a number with a unit like “%2”.</translation>
    </message>
    <message>
        <source>%1 cannot be met: locks, bounds and patterns leave room only to %2, which the plan now has.</source>
        <translation>%1 cannot be met: locks, bounds and patterns leave room only to %2, which the plan now has.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>While you change some matrices, the other unlocked ones move so that this number stays.</source>
        <translation>While you change some matrices, the other unlocked ones move so that this number stays.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>What is kept</translation>
    </message>
    <message>
        <source>The number of the plan that is kept, and that can be typed beside.</source>
        <translation>The number of the plan that is kept, and that can be typed beside.</translation>
    </message>
    <message>
        <source>Number of the plan that is kept</source>
        <translation>Number of the plan that is kept</translation>
    </message>
    <message>
        <source>Zeros and parameters</source>
        <translation>Zeros and parameters</translation>
    </message>
    <message>
        <source>Size (bitmask)</source>
        <translation>Size (bitmask)</translation>
    </message>
    <message>
        <source>Size (2:4 packed)</source>
        <translation>Size (2:4 packed)</translation>
    </message>
    <message>
        <source>Predicted perplexity</source>
        <translation>Predicted perplexity</translation>
    </message>
    <message>
        <source>Weights that become zero; the parameters that remain are the rest.</source>
        <translation>Weights that become zero; the parameters that remain are the rest.</translation>
    </message>
    <message>
        <source>Bytes of the planned matrices: the weights that stay and one bit for each place.</source>
        <translation>Bytes of the planned matrices: the weights that stay and one bit for each place.</translation>
    </message>
    <message>
        <source>The same, with 2:4 matrices as half their weights and two bits for each.</source>
        <translation>The same, with 2:4 matrices as half their weights and two bits for each.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Recent</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Run</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::MethodForm</name>
    <message>
        <source>Select a matrix to see its method.</source>
        <translation>Select a matrix to see its method.</translation>
    </message>
    <message>
        <source>Reset to Defaults</source>
        <translation>Reset to Defaults</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>How it works</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ModelMap</name>
    <message>
        <source>Colour</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Quantity of the model map</source>
        <translation>Quantity of the model map</translation>
    </message>
    <message>
        <source>%1 (outputs × inputs), %2</source>
        <translation>%1 (outputs × inputs), %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>quantity: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>matrix</translation>
    </message>
    <message>
        <source>block</source>
        <translation>block</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>rows</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>columns</translation>
    </message>
    <message>
        <source>Model map: %1</source>
        <translation>Model map: %1</translation>
    </message>
    <message>
        <source>Model map</source>
        <translation>Model map</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ModelTree</name>
    <message>
        <source>Search matrices</source>
        <translation>Search matrices</translation>
    </message>
    <message>
        <source>Blocks and matrices</source>
        <translation>Blocks and matrices</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ModelTreeModel</name>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Other matrices</source>
        <translation>Other matrices</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>%1 weights</translation>
    </message>
    <message>
        <source>%1
%2 (outputs × inputs), %3 weights</source>
        <translation>%1
%2 (outputs × inputs), %3 weights</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Shape</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Zeros</translation>
    </message>
    <message>
        <source>Outputs × inputs; for a block its number of weights.</source>
        <translation>Outputs × inputs; for a block its number of weights.</translation>
    </message>
    <message>
        <source>Share of weights that are exactly zero in the open model.</source>
        <translation>Share of weights that are exactly zero in the open model.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::NumberText</name>
    <message>
        <source>not a number</source>
        <translation>not a number</translation>
    </message>
    <message>
        <source>0 s</source>
        <translation>0 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OpenDialog</name>
    <message>
        <source>Looking at every weight …</source>
        <translation>Looking at every weight …</translation>
    </message>
    <message>
        <source>Open Model</source>
        <translation>Open Model</translation>
    </message>
    <message>
        <source>A model folder with config.json, or a .safetensors, .bin or .gguf file</source>
        <translation>A model folder with config.json, or a .safetensors, .bin or .gguf file</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>&amp;Folder…</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>F&amp;ile…</translation>
    </message>
    <message>
        <source>Open Model Folder</source>
        <translation>Open Model Folder</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>Open File</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.bin *.gguf);;All files (*)</source>
        <translation>Models (*.safetensors *.bin *.gguf);;All files (*)</translation>
    </message>
    <message>
        <source>Choose a model: what is found there appears here before it is opened.</source>
        <translation>Choose a model: what is found there appears here before it is opened.</translation>
    </message>
    <message>
        <source>There is no file or folder of this name.</source>
        <translation>There is no file or folder of this name.</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Looking …</translation>
    </message>
    <message>
        <source>Model Details</source>
        <translation>Model Details</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OriginDialog</name>
    <message>
        <source>Parameters</source>
        <translation>Parameters</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OutcomeModel</name>
    <message>
        <source>Notes belong to plans; this model has none.</source>
        <translation>Notes belong to plans; this model has none.</translation>
    </message>
    <message>
        <source>Double-click to write a note to the plan.</source>
        <translation>Double-click to write a note to the plan.</translation>
    </message>
    <message>
        <source>Not measured in this way yet.</source>
        <translation>Not measured in this way yet.</translation>
    </message>
    <message>
        <source>Dominated: another model is no worse in either quantity and better in one.</source>
        <translation>Dominated: another model is no worse in either quantity and better in one.</translation>
    </message>
    <message>
        <source>Pruned matrices as their kept weights and one bit for each place, where that is less.</source>
        <translation>Pruned matrices as their kept weights and one bit for each place, where that is less.</translation>
    </message>
    <message>
        <source>2:4 matrices as half their weights and two bits for each of those; the others with a bitmask.</source>
        <translation>2:4 matrices as half their weights and two bits for each of those; the others with a bitmask.</translation>
    </message>
    <message>
        <source>Weights of the whole model that are not zero.</source>
        <translation>Weights of the whole model that are not zero.</translation>
    </message>
    <message>
        <source>Paired difference to the dense model, in percentage points.</source>
        <translation>Paired difference to the dense model, in percentage points.</translation>
    </message>
    <message>
        <source>Paired difference of the loss to the dense model, in nats per token.</source>
        <translation>Paired difference of the loss to the dense model, in nats per token.</translation>
    </message>
    <message>
        <source>Mean accuracy over the tasks of the newest multiple-choice run.</source>
        <translation>Mean accuracy over the tasks of the newest multiple-choice run.</translation>
    </message>
    <message>
        <source>Tokens per second of this measurement, with matrices stored densely.</source>
        <translation>Tokens per second of this measurement, with matrices stored densely.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Zeros</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Size, 2:4</source>
        <translation>Size, 2:4</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Weights</translation>
    </message>
    <message>
        <source>To Dense</source>
        <translation>To Dense</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OutcomeText</name>
    <message>
        <source>dense</source>
        <translation>dense</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>run %1</translation>
    </message>
    <message>
        <source>Perplexity: %1, %2, %3 tokens × %4</source>
        <translation>Perplexity: %1, %2, %3 tokens × %4</translation>
    </message>
    <message>
        <source>Accuracy: %1 questions (%2)</source>
        <translation>Accuracy: %1 questions (%2)</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexity</translation>
    </message>
    <message>
        <source>%1 and %2 were not both measured in this way.</source>
        <translation>%1 and %2 were not both measured in this way.</translation>
    </message>
    <message>
        <source>the dense model</source>
        <translation>the dense model</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OverlapDialog</name>
    <message>
        <source>Open a model first.</source>
        <translation>Open a model first.</translation>
    </message>
    <message>
        <source>The plan removes nothing; raise the sparsity in the Plan room first.</source>
        <translation>The plan removes nothing; raise the sparsity in the Plan room first.</translation>
    </message>
    <message>
        <source>No method of the plan looks at a calibration text, so two texts give the same mask. Choose another method in the Plan room, such as Wanda.</source>
        <translation>No method of the plan looks at a calibration text, so two texts give the same mask. Choose another method in the Plan room, such as Wanda.</translation>
    </message>
    <message>
        <source>The two sets are the same; choose another text, seed or number of windows.</source>
        <translation>The two sets are the same; choose another text, seed or number of windows.</translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation>Waiting for its turn…</translation>
    </message>
    <message>
        <source>First calibration: %1</source>
        <translation>First calibration: %1</translation>
    </message>
    <message>
        <source>Second calibration: %1</source>
        <translation>Second calibration: %1</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>The comparison was cancelled.</translation>
    </message>
    <message>
        <source>Prunes the model twice as the plan says (%1, %2 sparsity) and compares what goes. Model and plan stay as they are.</source>
        <translation>Prunes the model twice as the plan says (%1, %2 sparsity) and compares what goes. Model and plan stay as they are.</translation>
    </message>
    <message>
        <source>The plan has changed since this comparison.</source>
        <translation>The plan has changed since this comparison.</translation>
    </message>
    <message>
        <source>Saves the table with full precision.</source>
        <translation>Saves the table with full precision.</translation>
    </message>
    <message>
        <source>There is no finished comparison yet.</source>
        <translation>There is no finished comparison yet.</translation>
    </message>
    <message>
        <source>%1, %2 windows of %3 tokens, seed %4</source>
        <translation>%1, %2 windows of %3 tokens, seed %4</translation>
    </message>
    <message>
        <source>The masks agree on %1 of the weights that either calibration removes</source>
        <translation>The masks agree on %1 of the weights that either calibration removes</translation>
    </message>
    <message numerus="yes">
        <source>Two random masks of these sizes would agree on %1. Mean of the %n matrices: %2; lowest: %3 (%4).</source>
        <translation>
            <numerusform>Two random masks of these sizes would agree on %1. Mean of the one matrix: %2; lowest: %3 (%4).</numerusform>
            <numerusform>Two random masks of these sizes would agree on %1. Mean of the %n matrices: %2; lowest: %3 (%4).</numerusform>
        </translation>
    </message>
    <message>
        <source>First: %1.</source>
        <translation>First: %1.</translation>
    </message>
    <message>
        <source>Second: %1.</source>
        <translation>Second: %1.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Overlap</translation>
    </message>
    <message>
        <source>Weights removed by both calibrations as a share of those removed by either (Jaccard index).</source>
        <translation>Weights removed by both calibrations as a share of those removed by either (Jaccard index).</translation>
    </message>
    <message>
        <source>Overlap by chance</source>
        <translation>Overlap by chance</translation>
    </message>
    <message>
        <source>The overlap to expect of two random masks that remove as many weights.</source>
        <translation>The overlap to expect of two random masks that remove as many weights.</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Disagreement</translation>
    </message>
    <message>
        <source>Weights removed by one calibration only, as a share of those removed by either: 100 % less the overlap.</source>
        <translation>Weights removed by one calibration only, as a share of those removed by either: 100 % less the overlap.</translation>
    </message>
    <message>
        <source>The colours begin at equal masks and end at the matrix on which the calibrations disagree most.</source>
        <translation>The colours begin at equal masks and end at the matrix on which the calibrations disagree most.</translation>
    </message>
    <message>
        <source>The colours begin at the overlap of two random masks, %1, and end at equal masks.</source>
        <translation>The colours begin at the overlap of two random masks, %1, and end at equal masks.</translation>
    </message>
    <message>
        <source>The colours begin at the lowest overlap of two random masks (%1; highest %2) and end at equal masks.</source>
        <translation>The colours begin at the lowest overlap of two random masks (%1; highest %2) and end at equal masks.</translation>
    </message>
    <message>
        <source>Save Table</source>
        <translation>Save Table</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Comma-separated values (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1 cannot be written: %2. Choose another folder.</translation>
    </message>
    <message>
        <source>Compare Masks of Two Calibrations</source>
        <translation>Compare Masks of Two Calibrations</translation>
    </message>
    <message>
        <source>First calibration</source>
        <translation>First calibration</translation>
    </message>
    <message>
        <source>Second calibration</source>
        <translation>Second calibration</translation>
    </message>
    <message>
        <source>Compare Masks</source>
        <translation>Compare Masks</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Save as CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Here: how far the mask depends on the calibration text. Each matrix becomes a cell in the colour of the share of removed weights on which both calibrations agree.</source>
        <translation>Here: how far the mask depends on the calibration text. Each matrix becomes a cell in the colour of the share of removed weights on which both calibrations agree.</translation>
    </message>
    <message>
        <source>Overlap of each matrix, the lowest first</source>
        <translation>Overlap of each matrix, the lowest first</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::OverlapModel</name>
    <message>
        <source>The first calibration removes %1 of %3 weights, the second %2.</source>
        <translation>The first calibration removes %1 of %3 weights, the second %2.</translation>
    </message>
    <message>
        <source>Weights removed by both calibrations as a share of those removed by either (Jaccard index).</source>
        <translation>Weights removed by both calibrations as a share of those removed by either (Jaccard index).</translation>
    </message>
    <message>
        <source>The overlap to expect of two random masks that remove as many weights.</source>
        <translation>The overlap to expect of two random masks that remove as many weights.</translation>
    </message>
    <message>
        <source>Weights that both calibrations remove.</source>
        <translation>Weights that both calibrations remove.</translation>
    </message>
    <message>
        <source>Weights that at least one of the calibrations removes.</source>
        <translation>Weights that at least one of the calibrations removes.</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Overlap</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>By chance</translation>
    </message>
    <message>
        <source>Removed by both</source>
        <translation>Removed by both</translation>
    </message>
    <message>
        <source>Removed by either</source>
        <translation>Removed by either</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ParetoChart</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a quantity and its unit</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Here: each model of the project by its quality and what it costs, once one was measured.</source>
        <translation>Here: each model of the project by its quality and what it costs, once one was measured.</translation>
    </message>
    <message>
        <source>Quality against cost</source>
        <translation>Quality against cost</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Dominated</source>
        <translation>Dominated</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Selected</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PassageModel</name>
    <message>
        <source>Sum of the change of loss over the passage, in nats</source>
        <translation>Sum of the change of loss over the passage, in nats</translation>
    </message>
    <message>
        <source>Place of its first token in the text</source>
        <translation>Place of its first token in the text</translation>
    </message>
    <message>
        <source>Nats</source>
        <translation>Nats</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Passage</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PerplexityCard</name>
    <message numerus="yes">
        <source>%1, %n windows of %2 tokens, text: %3</source>
        <comment>perplexity convention</comment>
        <translation>
            <numerusform>%1, %n window of %2 tokens, text: %3</numerusform>
            <numerusform>%1, %n windows of %2 tokens, text: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bits per byte</source>
        <translation>%1 bits per byte</translation>
    </message>
    <message>
        <source>bits per byte unknown</source>
        <translation>bits per byte unknown</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>%1 tokens per second</translation>
    </message>
    <message>
        <source>%1 nats per token</source>
        <translation>%1 nats per token</translation>
    </message>
    <message>
        <source>%1 mean, %2 median (nats)</source>
        <translation>%1 mean, %2 median (nats)</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Pruned</translation>
    </message>
    <message>
        <source>Perplexity of the dense model</source>
        <translation>Perplexity of the dense model</translation>
    </message>
    <message>
        <source>Perplexity of the pruned model</source>
        <translation>Perplexity of the pruned model</translation>
    </message>
    <message>
        <source>Perplexity, pruned to dense</source>
        <translation>Perplexity, pruned to dense</translation>
    </message>
    <message>
        <source>The exponential of the mean loss difference on the same tokens.</source>
        <translation>The exponential of the mean loss difference on the same tokens.</translation>
    </message>
    <message>
        <source>Loss difference, paired</source>
        <translation>Loss difference, paired</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL divergence</translation>
    </message>
    <message>
        <source>KL divergence, tail</source>
        <translation>KL divergence, tail</translation>
    </message>
    <message>
        <source>Top-1 agreement</source>
        <translation>Top-1 agreement</translation>
    </message>
    <message>
        <source>Perplexity is shown with its standard error and convention once measured.</source>
        <translation>Perplexity is shown with its standard error and convention once measured.</translation>
    </message>
    <message>
        <source>, stride %1</source>
        <translation>, stride %1</translation>
    </message>
    <message>
        <source>Standard error over windows. If tokens were independent it would be %1, which is too small.</source>
        <translation>Standard error over windows. If tokens were independent it would be %1, which is too small.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>interval</comment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>%1 of tokens (worse: %2)</source>
        <translation>%1 of tokens (worse: %2)</translation>
    </message>
    <message>
        <source>90 %: %1, 95 %: %2, 99 %: %3</source>
        <translation>90 %: %1, 95 %: %2, 99 %: %3</translation>
    </message>
    <message>
        <source>99.9 %: %1, max %2</source>
        <translation>99.9 %: %1, max %2</translation>
    </message>
    <message>
        <source>%1 points mean, %2 RMS</source>
        <translation>%1 points mean, %2 RMS</translation>
    </message>
    <message>
        <source>the dense model</source>
        <translation>the dense model</translation>
    </message>
    <message>
        <source>the pruned model</source>
        <translation>the pruned model</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % interval</translation>
    </message>
    <message>
        <source>Bootstrap over whole windows, because the tokens of one window depend on each other. A difference is certain where the interval leaves out 0.</source>
        <translation>Bootstrap over whole windows, because the tokens of one window depend on each other. A difference is certain where the interval leaves out 0.</translation>
    </message>
    <message>
        <source>Pruned better</source>
        <translation>Pruned better</translation>
    </message>
    <message>
        <source>Share of the tokens to which the pruned model gives more probability.</source>
        <translation>Share of the tokens to which the pruned model gives more probability.</translation>
    </message>
    <message>
        <source>How large the divergence is for the worst tokens: 10 %, 5 % and 1 % of them are above these figures.</source>
        <translation>How large the divergence is for the worst tokens: 10 %, 5 % and 1 % of them are above these figures.</translation>
    </message>
    <message>
        <source>KL divergence, far tail</source>
        <translation>KL divergence, far tail</translation>
    </message>
    <message>
        <source>Probability of the token</source>
        <translation>Probability of the token</translation>
    </message>
    <message>
        <source>Change of the probability that the true token gets, in percentage points.</source>
        <translation>Change of the probability that the true token gets, in percentage points.</translation>
    </message>
    <message>
        <source>Perplexity ± standard error. Convention: %1; %2. SHA-256 of the text %3.</source>
        <translation>Perplexity ± standard error. Convention: %1; %2. SHA-256 of the text %3.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanAnswers</name>
    <message>
        <source>%1 dense, %2 as bitmask</source>
        <translation>%1 dense, %2 as bitmask</translation>
    </message>
    <message>
        <source>As dense tensors %1; as a bitmask with the weights that stay %2; with 2:4 matrices packed %3.</source>
        <translation>As dense tensors %1; as a bitmask with the weights that stay %2; with 2:4 matrices packed %3.</translation>
    </message>
    <message>
        <source>Measure sensitivity</source>
        <translation>Measure sensitivity</translation>
    </message>
    <message>
        <source>Needs a sweep by matrix with random plans (Sensitivity).</source>
        <translation>Needs a sweep by matrix with random plans (Sensitivity).</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 to %3)</translation>
    </message>
    <message>
        <source>%1, extrapolated</source>
        <translation>%1, extrapolated</translation>
    </message>
    <message>
        <source>From the sensitivity sweep; in brackets the band that holds nine of ten plans. Loss %1 nats per token over the dense model.</source>
        <translation>From the sensitivity sweep; in brackets the band that holds nine of ten plans. Loss %1 nats per token over the dense model.</translation>
    </message>
    <message>
        <source>%1, dense %2</source>
        <translation>%1, dense %2</translation>
    </message>
    <message>
        <source>On %1 windows of %2 tokens (convention %3): loss %4 nats per token, paired standard error %5.</source>
        <translation>On %1 windows of %2 tokens (convention %3): loss %4 nats per token, paired standard error %5.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanBar</name>
    <message>
        <source>%1 of %2</source>
        <comment>removed of all parameters</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 of %2 parameters become zero.</source>
        <translation>%1 of %2 parameters become zero.</translation>
    </message>
    <message>
        <source>Total sparsity</source>
        <translation>Total sparsity</translation>
    </message>
    <message>
        <source>Moves all unlocked matrices together until the total is reached; their differences stay.</source>
        <translation>Moves all unlocked matrices together until the total is reached; their differences stay.</translation>
    </message>
    <message>
        <source>Total sparsity in percent</source>
        <translation>Total sparsity in percent</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Uniform</translation>
    </message>
    <message>
        <source>Gives all unlocked matrices the same sparsity; the total stays.</source>
        <translation>Gives all unlocked matrices the same sparsity; the total stays.</translation>
    </message>
    <message>
        <source>Make Sparsity Uniform</source>
        <translation>Make Sparsity Uniform</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Gives all unlocked matrices the first method and 50 % again; can be undone.</source>
        <translation>Gives all unlocked matrices the first method and 50 % again; can be undone.</translation>
    </message>
    <message>
        <source>Whole model</source>
        <translation>Whole model</translation>
    </message>
    <message>
        <source>Planned zeros as a share of all parameters, with embeddings and norms.</source>
        <translation>Planned zeros as a share of all parameters, with embeddings and norms.</translation>
    </message>
    <message>
        <source>Parameters removed</source>
        <translation>Parameters removed</translation>
    </message>
    <message>
        <source>Spread...</source>
        <translation>Spread...</translation>
    </message>
    <message>
        <source>Spreads the total over the unlocked matrices by a strategy: OWL, AlphaPruning or one threshold for the whole model.</source>
        <translation>Spreads the total over the unlocked matrices by a strategy: OWL, AlphaPruning or one threshold for the whole model.</translation>
    </message>
    <message>
        <source>Spread Sparsity by a Strategy...</source>
        <translation>Spread Sparsity by a Strategy...</translation>
    </message>
    <message>
        <source>Robustness…</source>
        <translation>Robustness…</translation>
    </message>
    <message>
        <source>Prunes with two calibration texts or draws and shows how far what they remove agrees.</source>
        <translation>Prunes with two calibration texts or draws and shows how far what they remove agrees.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanDocument</name>
    <message>
        <source>Set sparsity</source>
        <translation>Set sparsity</translation>
    </message>
    <message>
        <source>Change sparsity</source>
        <translation>Change sparsity</translation>
    </message>
    <message>
        <source>Set method</source>
        <translation>Set method</translation>
    </message>
    <message>
        <source>Set pattern</source>
        <translation>Set pattern</translation>
    </message>
    <message>
        <source>Set parameters</source>
        <translation>Set parameters</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Apply to others</source>
        <translation>Apply to others</translation>
    </message>
    <message>
        <source>Change total sparsity</source>
        <translation>Change total sparsity</translation>
    </message>
    <message>
        <source>Make uniform</source>
        <translation>Make uniform</translation>
    </message>
    <message>
        <source>Set bounds</source>
        <translation>Set bounds</translation>
    </message>
    <message>
        <source>Change the plan&apos;s total</source>
        <translation>Change the plan&apos;s total</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanHistory</name>
    <message>
        <source>The plan changed while another one was being restored; nothing was replaced.</source>
        <translation>The plan changed while another one was being restored; nothing was replaced.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanModel</name>
    <message>
        <source>unstructured</source>
        <translation>unstructured</translation>
    </message>
    <message>
        <source>Locked: this matrix keeps its values. Click to unlock.</source>
        <translation>Locked: this matrix keeps its values. Click to unlock.</translation>
    </message>
    <message>
        <source>Click to lock: the total, strategies and group edits then leave this matrix alone.</source>
        <translation>Click to lock: the total, strategies and group edits then leave this matrix alone.</translation>
    </message>
    <message>
        <source>This matrix is locked; unlock it to change its values.</source>
        <translation>This matrix is locked; unlock it to change its values.</translation>
    </message>
    <message>
        <source>The pattern %1 fixes the sparsity at %2; choose the pattern &apos;unstructured&apos; to change it.</source>
        <translation>The pattern %1 fixes the sparsity at %2; choose the pattern &apos;unstructured&apos; to change it.</translation>
    </message>
    <message>
        <source>Drag the bar, or type a number. Shift makes the drag finer; all selected rows follow.</source>
        <translation>Drag the bar, or type a number. Shift makes the drag finer; all selected rows follow.</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>locked</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>not locked</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Shape</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>Sparsity</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Pattern</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Planned zeros</source>
        <translation>Planned zeros</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Achieved</translation>
    </message>
    <message>
        <source>Outputs × inputs of the weight matrix.</source>
        <translation>Outputs × inputs of the weight matrix.</translation>
    </message>
    <message>
        <source>How the weights to remove are chosen.</source>
        <translation>How the weights to remove are chosen.</translation>
    </message>
    <message>
        <source>Share of the matrix&apos;s weights that are set to zero.</source>
        <translation>Share of the matrix&apos;s weights that are set to zero.</translation>
    </message>
    <message>
        <source>Where zeros may be: anywhere (unstructured), or n:m, which keeps n of every m consecutive weights along the inputs.</source>
        <translation>Where zeros may be: anywhere (unstructured), or n:m, which keeps n of every m consecutive weights along the inputs.</translation>
    </message>
    <message>
        <source>Locked matrices keep their values when others are changed together.</source>
        <translation>Locked matrices keep their values when others are changed together.</translation>
    </message>
    <message>
        <source>Weights that the plan sets to zero.</source>
        <translation>Weights that the plan sets to zero.</translation>
    </message>
    <message>
        <source>Share of zeros after the last run.</source>
        <translation>Share of zeros after the last run.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Double-click to set the bounds of the selected matrices.</source>
        <translation>Double-click to set the bounds of the selected matrices.</translation>
    </message>
    <message>
        <source>Drag the bar, or type a number, within the bounds %1.</source>
        <translation>Drag the bar, or type a number, within the bounds %1.</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>At least</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>Drags, totals and strategies leave at least this sparsity; without a bound 0 %.</source>
        <translation>Drags, totals and strategies leave at least this sparsity; without a bound 0 %.</translation>
    </message>
    <message>
        <source>Drags, totals and strategies leave at most this sparsity; without a bound 99 %.</source>
        <translation>Drags, totals and strategies leave at most this sparsity; without a bound 99 %.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanReport</name>
    <message>
        <source>Not carried over</source>
        <translation>Not carried over</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanRoom</name>
    <message>
        <source>Planned sparsity</source>
        <translation>Planned sparsity</translation>
    </message>
    <message>
        <source>Share of each matrix&apos;s weights that the plan sets to zero.</source>
        <translation>Share of each matrix&apos;s weights that the plan sets to zero.</translation>
    </message>
    <message>
        <source>Achieved sparsity</source>
        <translation>Achieved sparsity</translation>
    </message>
    <message>
        <source>Share of zeros after the last run.</source>
        <translation>Share of zeros after the last run.</translation>
    </message>
    <message>
        <source>Known after a run.</source>
        <translation>Known after a run.</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>Go to Run</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>Output error</translation>
    </message>
    <message>
        <source>How much each matrix&apos;s output changed in the last run.</source>
        <translation>How much each matrix&apos;s output changed in the last run.</translation>
    </message>
    <message>
        <source>Known after a run with calibration text.</source>
        <translation>Known after a run with calibration text.</translation>
    </message>
    <message>
        <source>Copies method, sparsity, pattern and parameters to the unlocked matrices.</source>
        <translation>Copies method, sparsity, pattern and parameters to the unlocked matrices.</translation>
    </message>
    <message>
        <source>Select a row of the plan first.</source>
        <translation>Select a row of the plan first.</translation>
    </message>
    <message>
        <source>No matrix selected</source>
        <translation>No matrix selected</translation>
    </message>
    <message numerus="yes">
        <source>%n matrices</source>
        <translation>
            <numerusform>%n matrix</numerusform>
            <numerusform>%n matrices</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 planned zeros, %2</source>
        <translation>%1 planned zeros, %2</translation>
    </message>
    <message>
        <source>This matrix is locked; unlock it to change its values.</source>
        <translation>This matrix is locked; unlock it to change its values.</translation>
    </message>
    <message>
        <source>Here: how much is removed from which matrix. A plan belongs to an open model.</source>
        <translation>Here: how much is removed from which matrix. A plan belongs to an open model.</translation>
    </message>
    <message>
        <source>Open Model Folder…</source>
        <translation>Open Model Folder…</translation>
    </message>
    <message>
        <source>Apply to</source>
        <translation>Apply to</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Plans (%1)</source>
        <translation>Plans (%1)</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>Ctrl+click adds or removes cells, rows and columns; Shift+click and Shift+arrows extend the selection; Alt+drag draws a rectangle. On the keyboard: arrows move, Alt+arrows move without selecting, Space adds or removes, Ctrl+A selects all; + and −, or Ctrl+Up and Ctrl+Down, change the sparsity by one point, with Shift or Page Up and Page Down by five; L locks, Ctrl+C and Ctrl+V copy settings.</source>
        <translation>Ctrl+click adds or removes cells, rows and columns; Shift+click and Shift+arrows extend the selection; Alt+drag draws a rectangle. On the keyboard: arrows move, Alt+arrows move without selecting, Space adds or removes, Ctrl+A selects all; + and −, or Ctrl+Up and Ctrl+Down, change the sparsity by one point, with Shift or Page Up and Page Down by five; L locks, Ctrl+C and Ctrl+V copy settings.</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Every plan that you keep or run, with what was measured of it.</source>
        <translation>Every plan that you keep or run, with what was measured of it.</translation>
    </message>
    <message>
        <source>Drag cells or labels up or down to change sparsity; Ctrl, Shift, Alt select more.</source>
        <translation>Drag cells or labels up or down to change sparsity; Ctrl, Shift, Alt select more.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanTable</name>
    <message>
        <source>Search matrices, for example “3. mlp”</source>
        <translation>Search matrices, for example “3. mlp”</translation>
    </message>
    <message>
        <source>Search matrices</source>
        <translation>Search matrices</translation>
    </message>
    <message>
        <source>Plan: one row per matrix</source>
        <translation>Plan: one row per matrix</translation>
    </message>
    <message>
        <source>Kind of matrix</source>
        <translation>Kind of matrix</translation>
    </message>
    <message>
        <source>Apply This Row to All Matrices</source>
        <translation>Apply This Row to All Matrices</translation>
    </message>
    <message>
        <source>Apply This Row to Its Block</source>
        <translation>Apply This Row to Its Block</translation>
    </message>
    <message>
        <source>Apply This Row to Its Kind</source>
        <translation>Apply This Row to Its Kind</translation>
    </message>
    <message>
        <source>Lock Selected Matrices</source>
        <translation>Lock Selected Matrices</translation>
    </message>
    <message>
        <source>Unlock Selected Matrices</source>
        <translation>Unlock Selected Matrices</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>%1 of %2 matrices, %3 selected</source>
        <translation>%1 of %2 matrices, %3 selected</translation>
    </message>
    <message>
        <source>%1 of %2 matrices</source>
        <translation>%1 of %2 matrices</translation>
    </message>
    <message>
        <source>Select a row of the plan first.</source>
        <translation>Select a row of the plan first.</translation>
    </message>
    <message numerus="yes">
        <source>%n matrices keep their pattern: their number of inputs is not a multiple of %1.</source>
        <translation>
            <numerusform>%n matrix keeps its pattern: its number of inputs is not a multiple of %1.</numerusform>
            <numerusform>%n matrices keep their pattern: their number of inputs is not a multiple of %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy Settings</source>
        <translation>Copy Settings</translation>
    </message>
    <message>
        <source>Paste Settings into Selected Matrices</source>
        <translation>Paste Settings into Selected Matrices</translation>
    </message>
    <message>
        <source>Set Bounds of Selected Matrices…</source>
        <translation>Set Bounds of Selected Matrices…</translation>
    </message>
    <message>
        <source>Copy the settings of a row first.</source>
        <translation>Copy the settings of a row first.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanTreeModel</name>
    <message numerus="yes">
        <source>%1, %2 tokens × %n windows</source>
        <translation>
            <numerusform>%1, %2 tokens × %n window</numerusform>
            <numerusform>%1, %2 tokens × %n windows</numerusform>
        </translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1 (edited)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>perplexity (convention, windows)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 of the block matrices&apos; weights became zero.</source>
        <translation>%1 of the block matrices&apos; weights became zero.</translation>
    </message>
    <message>
        <source>Run %1, %2, version %3</source>
        <translation>Run %1, %2, version %3</translation>
    </message>
    <message>
        <source>Planned: %1</source>
        <translation>Planned: %1</translation>
    </message>
    <message>
        <source>The sizes of its matrices are not known here.</source>
        <translation>The sizes of its matrices are not known here.</translation>
    </message>
    <message>
        <source>Not run yet.</source>
        <translation>Not run yet.</translation>
    </message>
    <message>
        <source>Text %1</source>
        <translation>Text %1</translation>
    </message>
    <message>
        <source>Measured %1</source>
        <translation>Measured %1</translation>
    </message>
    <message>
        <source>Run %1, version %2</source>
        <translation>Run %1, version %2</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>Model pruned by run %1</source>
        <translation>Model pruned by run %1</translation>
    </message>
    <message>
        <source>Predicted from a sweep, not measured: %1, nine in ten plans between %2 and %3.
Convention %4, text %5</source>
        <translation>Predicted from a sweep, not measured: %1, nine in ten plans between %2 and %3.
Convention %4, text %5</translation>
    </message>
    <message>
        <source>Not measured yet: run the plan, then evaluate.</source>
        <translation>Not measured yet: run the plan, then evaluate.</translation>
    </message>
    <message>
        <source>F2 writes a note.</source>
        <translation>F2 writes a note.</translation>
    </message>
    <message>
        <source>Plan %1</source>
        <translation>Plan %1</translation>
    </message>
    <message>
        <source>Kept %1</source>
        <translation>Kept %1</translation>
    </message>
    <message>
        <source>Its parent %1 is not in this project, or is one of its own branches.</source>
        <translation>Its parent %1 is not in this project, or is one of its own branches.</translation>
    </message>
    <message>
        <source>The present plan came from here and was edited since.</source>
        <translation>The present plan came from here and was edited since.</translation>
    </message>
    <message>
        <source>This is the present plan.</source>
        <translation>This is the present plan.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>Sparsity</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexity</translation>
    </message>
    <message>
        <source>Perplexity (%1)</source>
        <comment>convention</comment>
        <translation>Perplexity (%1)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Share of zeros in the matrices of the blocks: reached by the newest run, or planned (muted).</source>
        <translation>Share of zeros in the matrices of the blocks: reached by the newest run, or planned (muted).</translation>
    </message>
    <message>
        <source>The newest measurement of each plan with its standard error. They were measured in different ways and cannot be compared directly; each cell says how.</source>
        <translation>The newest measurement of each plan with its standard error. They were measured in different ways and cannot be compared directly; each cell says how.</translation>
    </message>
    <message>
        <source>The newest measurement of each plan with its standard error; ≈ is predicted.</source>
        <translation>The newest measurement of each plan with its standard error; ≈ is predicted.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanTreePanel</name>
    <message>
        <source>locked</source>
        <translation>locked</translation>
    </message>
    <message>
        <source>free</source>
        <translation>free</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Program version</translation>
    </message>
    <message>
        <source>Calibration text</source>
        <translation>Calibration text</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>%1 of %2 matrices differ</source>
        <comment>two numbers</comment>
        <translation>%1 of %2 matrices differ</translation>
    </message>
    <message>
        <source>“%1” against “%2”: %3.</source>
        <translation>“%1” against “%2”: %3.</translation>
    </message>
    <message>
        <source>Present plan against “%1”: %2.</source>
        <translation>Present plan against “%1”: %2.</translation>
    </message>
    <message>
        <source>“%1” minus “%2”</source>
        <translation>“%1” minus “%2”</translation>
    </message>
    <message>
        <source>Difference to “%1”</source>
        <translation>Difference to “%1”</translation>
    </message>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>How many points of sparsity more or less the first plan removes of each matrix.</source>
        <translation>How many points of sparsity more or less the first plan removes of each matrix.</translation>
    </message>
    <message>
        <source>How many points of sparsity more or less the present plan removes of each matrix.</source>
        <translation>How many points of sparsity more or less the present plan removes of each matrix.</translation>
    </message>
    <message>
        <source>present plan</source>
        <translation>present plan</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>% in “%1”</source>
        <translation>% in “%1”</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Pattern</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameters</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Differences between Plans</source>
        <translation>Differences between Plans</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>in memory, not saved yet</source>
        <translation>in memory, not saved yet</translation>
    </message>
    <message>
        <source>Planned sparsity</source>
        <translation>Planned sparsity</translation>
    </message>
    <message>
        <source>Achieved sparsity</source>
        <translation>Achieved sparsity</translation>
    </message>
    <message>
        <source>Pruned by run</source>
        <translation>Pruned by run</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexity</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Evaluation text</source>
        <translation>Evaluation text</translation>
    </message>
    <message>
        <source>Measured model</source>
        <translation>Measured model</translation>
    </message>
    <message>
        <source>pruned by run %1</source>
        <translation>pruned by run %1</translation>
    </message>
    <message>
        <source>Measured by run</source>
        <translation>Measured by run</translation>
    </message>
    <message>
        <source>Where “%1” Comes From</source>
        <translation>Where “%1” Comes From</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::PlanTreeView</name>
    <message>
        <source>Select one plan of the tree first.</source>
        <translation>Select one plan of the tree first.</translation>
    </message>
    <message>
        <source>Keeps the present plan as a node of the tree; changes after that become a branch of it.</source>
        <translation>Keeps the present plan as a node of the tree; changes after that become a branch of it.</translation>
    </message>
    <message>
        <source>The present plan is in the tree already.</source>
        <translation>The present plan is in the tree already.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Open a model first.</translation>
    </message>
    <message>
        <source>Makes this plan the present one; what you change then becomes a branch of it. Changes that were not kept are kept first.</source>
        <translation>Makes this plan the present one; what you change then becomes a branch of it. Changes that were not kept are kept first.</translation>
    </message>
    <message>
        <source>This is the present plan.</source>
        <translation>This is the present plan.</translation>
    </message>
    <message>
        <source>Compare Two Plans</source>
        <translation>Compare Two Plans</translation>
    </message>
    <message>
        <source>Compare with Present Plan</source>
        <translation>Compare with Present Plan</translation>
    </message>
    <message>
        <source>Shows on the map where the plans differ, and lists the matrices.</source>
        <translation>Shows on the map where the plans differ, and lists the matrices.</translation>
    </message>
    <message>
        <source>Select one plan, or two.</source>
        <translation>Select one plan, or two.</translation>
    </message>
    <message>
        <source>Can be changed at any time, also after runs.</source>
        <translation>Can be changed at any time, also after runs.</translation>
    </message>
    <message>
        <source>Takes this plan out of the tree; its branches stay.</source>
        <translation>Takes this plan out of the tree; its branches stay.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs refer to this plan, so it stays.</source>
        <translation>
            <numerusform>%n run refers to this plan, so it stays.</numerusform>
            <numerusform>%n runs refer to this plan, so it stays.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows the plan, the runs and the texts that its numbers come from.</source>
        <translation>Shows the plan, the runs and the texts that its numbers come from.</translation>
    </message>
    <message>
        <source>Here: the plans you keep and the ones that ran, with what was measured of them.</source>
        <translation>Here: the plans you keep and the ones that ran, with what was measured of them.</translation>
    </message>
    <message>
        <source>Keep This Plan</source>
        <translation>Keep This Plan</translation>
    </message>
    <message>
        <source>Restore Plan</source>
        <translation>Restore Plan</translation>
    </message>
    <message>
        <source>Rename Plan</source>
        <translation>Rename Plan</translation>
    </message>
    <message>
        <source>Write Note on Plan</source>
        <translation>Write Note on Plan</translation>
    </message>
    <message>
        <source>Remove Plan</source>
        <translation>Remove Plan</translation>
    </message>
    <message>
        <source>Where This Comes From…</source>
        <translation>Where This Comes From…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>List…</translation>
    </message>
    <message>
        <source>All matrices that differ, with method, pattern and parameters.</source>
        <translation>All matrices that differ, with method, pattern and parameters.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Takes the comparison off the map.</source>
        <translation>Takes the comparison off the map.</translation>
    </message>
    <message>
        <source>Tree of plans</source>
        <translation>Tree of plans</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Quantities</name>
    <message>
        <source>plan</source>
        <comment>a mask</comment>
        <translation>plan</translation>
    </message>
    <message>
        <source>last run</source>
        <comment>a mask</comment>
        <translation>last run</translation>
    </message>
    <message>
        <source>magnitude</source>
        <comment>a score</comment>
        <translation>magnitude</translation>
    </message>
    <message>
        <source>Magnitude |W|</source>
        <translation>Magnitude |W|</translation>
    </message>
    <message>
        <source>Wanda score |W|·‖x‖</source>
        <translation>Wanda score |W|·‖x‖</translation>
    </message>
    <message>
        <source>%1 score</source>
        <translation>%1 score</translation>
    </message>
    <message>
        <source>RIA: the share a weight has of all |W| of its column, plus its share of its row, times the square root of its input&apos;s norm (Zhang et al. 2024).</source>
        <translation>RIA: the share a weight has of all |W| of its column, plus its share of its row, times the square root of its input&apos;s norm (Zhang et al. 2024).</translation>
    </message>
    <message>
        <source>Weight W</source>
        <translation>Weight W</translation>
    </message>
    <message>
        <source>Kept by the last run</source>
        <translation>Kept by the last run</translation>
    </message>
    <message>
        <source>Kept by the plan</source>
        <translation>Kept by the plan</translation>
    </message>
    <message>
        <source>Rank: %1 − %2</source>
        <translation>Rank: %1 − %2</translation>
    </message>
    <message>
        <source>Mask: %1 − %2</source>
        <translation>Mask: %1 − %2</translation>
    </message>
    <message>
        <source>Change W′ − W</source>
        <translation>Change W′ − W</translation>
    </message>
    <message>
        <source>The weights with their signs.</source>
        <translation>The weights with their signs.</translation>
    </message>
    <message>
        <source>1 where a weight is kept and 0 where it is removed; zoomed out, the share kept.</source>
        <translation>1 where a weight is kept and 0 where it is removed; zoomed out, the share kept.</translation>
    </message>
    <message>
        <source>Where each weight stands in its row, from 0 (lowest score) to 1 (highest), by the first score less that by the second. Above zero: the first score holds it to be more important.</source>
        <translation>Where each weight stands in its row, from 0 (lowest score) to 1 (highest), by the first score less that by the second. Above zero: the first score holds it to be more important.</translation>
    </message>
    <message>
        <source>1: only the first mask keeps the weight; −1: only the second does; 0: they agree. A method&apos;s mask is made with its usual parameters at the sparsity and pattern of the mask beside it.</source>
        <translation>1: only the first mask keeps the weight; −1: only the second does; 0: they agree. A method&apos;s mask is made with its usual parameters at the sparsity and pattern of the mask beside it.</translation>
    </message>
    <message>
        <source>How far the last run moved each weight that it kept; 0 where it removed one. Rows and columns stand where they stood before the run.</source>
        <translation>How far the last run moved each weight that it kept; 0 where it removed one. Rows and columns stand where they stood before the run.</translation>
    </message>
    <message>
        <source>Go to Run</source>
        <translation>Go to Run</translation>
    </message>
    <message>
        <source>This weighs each weight by the strength of its input, measured on the calibration text.</source>
        <translation>This weighs each weight by the strength of its input, measured on the calibration text.</translation>
    </message>
    <message>
        <source>Measure inputs</source>
        <translation>Measure inputs</translation>
    </message>
    <message>
        <source>Here: what a run removed from this matrix or changed in it, once there was one.</source>
        <translation>Here: what a run removed from this matrix or changed in it, once there was one.</translation>
    </message>
    <message>
        <source>The last run left this matrix alone.</source>
        <translation>The last run left this matrix alone.</translation>
    </message>
    <message>
        <source>The plan leaves this matrix alone.</source>
        <translation>The plan leaves this matrix alone.</translation>
    </message>
    <message>
        <source>%1 decides while it runs; after a run, its mask is shown as kept by the last run.</source>
        <translation>%1 decides while it runs; after a run, its mask is shown as kept by the last run.</translation>
    </message>
    <message>
        <source>%1 of the weights are kept.</source>
        <translation>%1 of the weights are kept.</translation>
    </message>
    <message>
        <source>The masks agree on %1. Kept by %2 only: %3; by %4 only: %5.</source>
        <translation>The masks agree on %1. Kept by %2 only: %3; by %4 only: %5.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ReportOrders</name>
    <message>
        <source>report</source>
        <translation>report</translation>
    </message>
    <message>
        <source>Write Report into a New Folder</source>
        <translation>Write Report into a New Folder</translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation>Folders (*)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>The report was written to %1: a page, the same as PDF, tables and the plan.</source>
        <translation>The report was written to %1: a page, the same as PDF, tables and the plan.</translation>
    </message>
    <message>
        <source>Open Page</source>
        <translation>Open Page</translation>
    </message>
    <message>
        <source>Open PDF</source>
        <translation>Open PDF</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Open Folder</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ResumeBar</name>
    <message>
        <source>Pruning of %1, started on %2, stopped after %3 of %4 blocks.</source>
        <translation>Pruning of %1, started on %2, stopped after %3 of %4 blocks.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunPicture</name>
    <message>
        <source>Progress of the run by block and kind of matrix</source>
        <translation>Progress of the run by block and kind of matrix</translation>
    </message>
    <message>
        <source>%1: planned %2</source>
        <translation>%1: planned %2</translation>
    </message>
    <message>
        <source>achieved %1</source>
        <translation>achieved %1</translation>
    </message>
    <message>
        <source>output error %1</source>
        <translation>output error %1</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunReport</name>
    <message numerus="yes">
        <source>%n matrices to prune</source>
        <translation>
            <numerusform>%n matrix to prune</numerusform>
            <numerusform>%n matrices to prune</numerusform>
        </translation>
    </message>
    <message>
        <source>The table fills in with the achieved sparsity, output error and time of each.</source>
        <translation>The table fills in with the achieved sparsity, output error and time of each.</translation>
    </message>
    <message>
        <source>Columns are blocks, rows are kinds of matrices. Number: planned sparsity.</source>
        <translation>Columns are blocks, rows are kinds of matrices. Number: planned sparsity.</translation>
    </message>
    <message>
        <source>There is no finished run yet.</source>
        <translation>There is no finished run yet.</translation>
    </message>
    <message>
        <source>Pruning…</source>
        <translation>Pruning…</translation>
    </message>
    <message>
        <source>Columns are blocks, rows are kinds of matrices. Blue: being pruned; grey: pruned.</source>
        <translation>Columns are blocks, rows are kinds of matrices. Blue: being pruned; grey: pruned.</translation>
    </message>
    <message>
        <source>%1 of the block matrices are zero, %2 of the whole model</source>
        <translation>%1 of the block matrices are zero, %2 of the whole model</translation>
    </message>
    <message numerus="yes">
        <source>Planned %1 over %n matrices; took %2.</source>
        <translation>
            <numerusform>Planned %1 over %n matrix; took %2.</numerusform>
            <numerusform>Planned %1 over %n matrices; took %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Calibrated on %1 windows of %2 tokens of %3.</source>
        <translation>Calibrated on %1 windows of %2 tokens of %3.</translation>
    </message>
    <message>
        <source>Colour and number: output error, relative to the output of the unpruned matrix.</source>
        <translation>Colour and number: output error, relative to the output of the unpruned matrix.</translation>
    </message>
    <message>
        <source>Number: achieved sparsity. Without calibration text there is no output error.</source>
        <translation>Number: achieved sparsity. Without calibration text there is no output error.</translation>
    </message>
    <message>
        <source>Saves the table with full precision.</source>
        <translation>Saves the table with full precision.</translation>
    </message>
    <message>
        <source>The model is as before.</source>
        <translation>The model is as before.</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>Save Report</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Comma-separated values (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1 cannot be written: %2. Choose another folder.</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Save as CSV…</translation>
    </message>
    <message>
        <source>Report: one row per pruned matrix</source>
        <translation>Report: one row per pruned matrix</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Figures</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunReportModel</name>
    <message>
        <source>working</source>
        <translation>working</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>Not measured: this run read no calibration text.</source>
        <translation>Not measured: this run read no calibration text.</translation>
    </message>
    <message>
        <source>How much the matrix&apos;s output changed on the calibration inputs, relative to its size.</source>
        <translation>How much the matrix&apos;s output changed on the calibration inputs, relative to its size.</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Achieved</translation>
    </message>
    <message>
        <source>Output error</source>
        <translation>Output error</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Seconds</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunRoom</name>
    <message>
        <source>Takes about %1 and %2 of memory (%3 free).</source>
        <translation>Takes about %1 and %2 of memory (%3 free).</translation>
    </message>
    <message>
        <source>%1 of disk (%2 free).</source>
        <translation>%1 of disk (%2 free).</translation>
    </message>
    <message>
        <source>It does not fit: use fewer or shorter windows.</source>
        <translation>It does not fit: use fewer or shorter windows.</translation>
    </message>
    <message>
        <source>Open Plan Room</source>
        <translation>Open Plan Room</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>The run failed.</translation>
    </message>
    <message>
        <source>The checkpoint was written to %1.</source>
        <translation>The checkpoint was written to %1.</translation>
    </message>
    <message>
        <source>The plan sets %1 of the block matrices to zero.</source>
        <translation>The plan sets %1 of the block matrices to zero.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Open a model first.</translation>
    </message>
    <message>
        <source>The plan removes nothing; raise the sparsity in the Plan room first.</source>
        <translation>The plan removes nothing; raise the sparsity in the Plan room first.</translation>
    </message>
    <message>
        <source>Prune the model first.</source>
        <translation>Prune the model first.</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>The run was cancelled.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Method for all matrices</source>
        <translation>Method for all matrices</translation>
    </message>
    <message>
        <source>Sets the method of all unlocked matrices in the plan.</source>
        <translation>Sets the method of all unlocked matrices in the plan.</translation>
    </message>
    <message>
        <source>several methods</source>
        <translation>several methods</translation>
    </message>
    <message>
        <source>The matrices use different methods; the Plan room shows each one&apos;s parameters. Choosing a method here gives it to all unlocked matrices.</source>
        <translation>The matrices use different methods; the Plan room shows each one&apos;s parameters. Choosing a method here gives it to all unlocked matrices.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>How many pieces of the text are read; fewer where the text is short.</source>
        <translation>How many pieces of the text are read; fewer where the text is short.</translation>
    </message>
    <message>
        <source>Tokens in each</source>
        <translation>Tokens in each</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>Automatic takes the model&apos;s context, at most 2,048 tokens.</source>
        <translation>Automatic takes the model&apos;s context, at most 2,048 tokens.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Decides which pieces are drawn; the same seed gives the same run.</source>
        <translation>Decides which pieces are drawn; the same seed gives the same run.</translation>
    </message>
    <message>
        <source>Start Pruning</source>
        <translation>Start Pruning</translation>
    </message>
    <message>
        <source>Cancel Run</source>
        <translation>Cancel Run</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunsModel</name>
    <message>
        <source>Pruning</source>
        <translation>Pruning</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexity</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>%1 of the block matrices are zero</source>
        <translation>%1 of the block matrices are zero</translation>
    </message>
    <message>
        <source>perplexity %1</source>
        <translation>perplexity %1</translation>
    </message>
    <message>
        <source>perplexity %1 dense, %2 pruned</source>
        <translation>perplexity %1 dense, %2 pruned</translation>
    </message>
    <message>
        <source>unnamed %1</source>
        <translation>unnamed %1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>Multiple choice</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivity</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>accuracy %1</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunsPage</name>
    <message>
        <source>Select two or more models to compare them.</source>
        <translation>Select two or more models to compare them.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>All Runs</source>
        <translation>All Runs</translation>
    </message>
    <message>
        <source>Each model of the project by quality and cost</source>
        <translation>Each model of the project by quality and cost</translation>
    </message>
    <message>
        <source>Everything that was run and measured, with what came of it</source>
        <translation>Everything that was run and measured, with what came of it</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Measurement</translation>
    </message>
    <message>
        <source>What quality is. Only models measured in the same way stand in one chart.</source>
        <translation>What quality is. Only models measured in the same way stand in one chart.</translation>
    </message>
    <message>
        <source>against</source>
        <comment>quality against a cost</comment>
        <translation>against</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Models of the project</source>
        <translation>Models of the project</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::RunsTable</name>
    <message>
        <source>Here: every run and measurement of this project, with what produced it.</source>
        <translation>Here: every run and measurement of this project, with what produced it.</translation>
    </message>
    <message>
        <source>Runs of the project</source>
        <translation>Runs of the project</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::ScoreHistogram</name>
    <message>
        <source>Logarithmic counts</source>
        <translation>Logarithmic counts</translation>
    </message>
    <message>
        <source>Shows few large scores beside many small ones.</source>
        <translation>Shows few large scores beside many small ones.</translation>
    </message>
    <message>
        <source>Select a matrix to see how its scores are distributed.</source>
        <translation>Select a matrix to see how its scores are distributed.</translation>
    </message>
    <message>
        <source>Weights per bin</source>
        <translation>Weights per bin</translation>
    </message>
    <message>
        <source>all</source>
        <translation>all</translation>
    </message>
    <message>
        <source>pruned</source>
        <comment>weights</comment>
        <translation>pruned</translation>
    </message>
    <message>
        <source>median threshold</source>
        <translation>median threshold</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>threshold</translation>
    </message>
    <message>
        <source>Distribution of weights</source>
        <translation>Distribution of weights</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::SensitivityChart</name>
    <message>
        <source>Share removed of the part</source>
        <translation>Share removed of the part</translation>
    </message>
    <message>
        <source>Perplexity (%1)</source>
        <translation>Perplexity (%1)</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexity</translation>
    </message>
    <message>
        <source>Loss gained (nats per token)</source>
        <translation>Loss gained (nats per token)</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivity</translation>
    </message>
    <message>
        <source>Loss gained</source>
        <translation>Loss gained</translation>
    </message>
    <message>
        <source>Loss gained is the difference to the dense model in nats per token; bands are one paired standard error.</source>
        <translation>Loss gained is the difference to the dense model in nats per token; bands are one paired standard error.</translation>
    </message>
    <message>
        <source>Sensitivity to pruning</source>
        <translation>Sensitivity to pruning</translation>
    </message>
    <message>
        <source>Choose rows of the table or cells of the map: their curves appear here.</source>
        <translation>Choose rows of the table or cells of the map: their curves appear here.</translation>
    </message>
    <message>
        <source>Nothing is measured yet: press Measure, and each part&apos;s curve appears as its points come.</source>
        <translation>Nothing is measured yet: press Measure, and each part&apos;s curve appears as its points come.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::SensitivityModel</name>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Perplexity %1; loss %2 against the dense model, paired standard error %3.</source>
        <translation>Perplexity %1; loss %2 against the dense model, paired standard error %3.</translation>
    </message>
    <message>
        <source>What the loss gains (nats per token) when this share of the part is removed and all else stays dense.</source>
        <translation>What the loss gains (nats per token) when this share of the part is removed and all else stays dense.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Weights</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::SensitivityRoom</name>
    <message>
        <source>The levels are &quot;%1&quot;, but should be percentages from 0 to 100 with commas between them.</source>
        <translation>The levels are &quot;%1&quot;, but should be percentages from 0 to 100 with commas between them.</translation>
    </message>
    <message numerus="yes">
        <source>Loss on: %1 (convention %2). Calibration: %3, %n window(s).</source>
        <translation>
            <numerusform>Loss on: %1 (convention %2). Calibration: %3, %n window.</numerusform>
            <numerusform>Loss on: %1 (convention %2). Calibration: %3, %n windows.</numerusform>
        </translation>
    </message>
    <message>
        <source>What pruning each matrix costs is measured here. Open a model first.</source>
        <translation>What pruning each matrix costs is measured here. Open a model first.</translation>
    </message>
    <message>
        <source>Open a model...</source>
        <translation>Open a model...</translation>
    </message>
    <message>
        <source>Nats gained at %1</source>
        <translation>Nats gained at %1</translation>
    </message>
    <message>
        <source>What the loss gains when this share of the part alone is removed.</source>
        <translation>What the loss gains when this share of the part alone is removed.</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>Not measured yet.</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>There is no plan yet.</translation>
    </message>
    <message>
        <source>Select rows of the table first: the parts to spare.</source>
        <translation>Select rows of the table first: the parts to spare.</translation>
    </message>
    <message>
        <source>Sets the selected parts to 0 % and locks them; the others take over, so that the plan&apos;s total stays. One step that can be undone.</source>
        <translation>Sets the selected parts to 0 % and locks them; the others take over, so that the plan&apos;s total stays. One step that can be undone.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>A sweep is running.</source>
        <translation>A sweep is running.</translation>
    </message>
    <message>
        <source>Measures %1 points; those that the project has are taken over.</source>
        <translation>Measures %1 points; those that the project has are taken over.</translation>
    </message>
    <message>
        <source>All points as JSON (as the command line writes it) or CSV.</source>
        <translation>All points as JSON (as the command line writes it) or CSV.</translation>
    </message>
    <message>
        <source>Nothing is measured yet.</source>
        <translation>Nothing is measured yet.</translation>
    </message>
    <message>
        <source>%1 of %2 points</source>
        <translation>%1 of %2 points</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Dense model: perplexity %1</source>
        <translation>Dense model: perplexity %1</translation>
    </message>
    <message numerus="yes">
        <source>Spare %n matrices</source>
        <translation>
            <numerusform>Spare %n matrix</numerusform>
            <numerusform>Spare %n matrices</numerusform>
        </translation>
    </message>
    <message>
        <source>Save Sweep</source>
        <translation>Save Sweep</translation>
    </message>
    <message>
        <source>Sweep (*.json);;Table (*.csv)</source>
        <translation>Sweep (*.json);;Table (*.csv)</translation>
    </message>
    <message>
        <source>Open Sweep</source>
        <translation>Open Sweep</translation>
    </message>
    <message>
        <source>Sweep (*.json)</source>
        <translation>Sweep (*.json)</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Pruned together</source>
        <translation>Pruned together</translation>
    </message>
    <message>
        <source>Levels (%)</source>
        <translation>Levels (%)</translation>
    </message>
    <message>
        <source>Windows of the text</source>
        <translation>Windows of the text</translation>
    </message>
    <message>
        <source>Stop a part at</source>
        <translation>Stop a part at</translation>
    </message>
    <message>
        <source>one matrix</source>
        <translation>one matrix</translation>
    </message>
    <message>
        <source>one block</source>
        <translation>one block</translation>
    </message>
    <message>
        <source>one kind</source>
        <translation>one kind</translation>
    </message>
    <message>
        <source>all</source>
        <translation>all</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source> × dense</source>
        <translation> × dense</translation>
    </message>
    <message>
        <source>Shares of a part&apos;s weights to remove, in percent, with commas between them.</source>
        <translation>Shares of a part&apos;s weights to remove, in percent, with commas between them.</translation>
    </message>
    <message>
        <source>Higher levels of a part are left out once its perplexity is more than this many times that of the dense model.</source>
        <translation>Higher levels of a part are left out once its perplexity is more than this many times that of the dense model.</translation>
    </message>
    <message>
        <source>Fewer windows are faster and noisier.</source>
        <translation>Fewer windows are faster and noisier.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Points that are measured stay in the project.</source>
        <translation>Points that are measured stay in the project.</translation>
    </message>
    <message>
        <source>Loss gained, nats per token</source>
        <translation>Loss gained, nats per token</translation>
    </message>
    <message>
        <source>Spare in the plan</source>
        <translation>Spare in the plan</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>Save...</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Open...</translation>
    </message>
    <message>
        <source>Shows a sweep that the command line measured, perhaps on other machines.</source>
        <translation>Shows a sweep that the command line measured, perhaps on other machines.</translation>
    </message>
    <message>
        <source>Loss gained by part and level</source>
        <translation>Loss gained by part and level</translation>
    </message>
    <message>
        <source>Random plans</source>
        <translation>Random plans</translation>
    </message>
    <message>
        <source>Plans of the whole model that are measured as well when the sweep goes by matrix: predictions are fitted to them. At least 12.</source>
        <translation>Plans of the whole model that are measured as well when the sweep goes by matrix: predictions are fitted to them. At least 12.</translation>
    </message>
    <message>
        <source>What removing part of each matrix costs will stand here, the most fragile matrix first.</source>
        <translation>What removing part of each matrix costs will stand here, the most fragile matrix first.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::TableDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::Terms</name>
    <message>
        <source>Sparsity: the share of weights that are zero.</source>
        <translation>Sparsity: the share of weights that are zero.</translation>
    </message>
    <message>
        <source>Planned sparsity: the share of a matrix&apos;s weights that the plan will set to zero.</source>
        <translation>Planned sparsity: the share of a matrix&apos;s weights that the plan will set to zero.</translation>
    </message>
    <message>
        <source>Achieved sparsity: the share of weights that are zero after the run, counted.</source>
        <translation>Achieved sparsity: the share of weights that are zero after the run, counted.</translation>
    </message>
    <message>
        <source>n:m pattern: of every m neighbouring weights along the input axis, n are kept; 2:4 keeps 2 of 4.</source>
        <translation>n:m pattern: of every m neighbouring weights along the input axis, n are kept; 2:4 keeps 2 of 4.</translation>
    </message>
    <message>
        <source>Mask: which weights are kept and which are set to zero.</source>
        <translation>Mask: which weights are kept and which are set to zero.</translation>
    </message>
    <message>
        <source>Threshold: the largest score that is still removed within one comparison group.</source>
        <translation>Threshold: the largest score that is still removed within one comparison group.</translation>
    </message>
    <message>
        <source>Comparison group: the weights ranked against each other, one row or the whole matrix.</source>
        <translation>Comparison group: the weights ranked against each other, one row or the whole matrix.</translation>
    </message>
    <message>
        <source>Magnitude: the score of a weight is its absolute value; the smallest are removed.</source>
        <translation>Magnitude: the score of a weight is its absolute value; the smallest are removed.</translation>
    </message>
    <message>
        <source>Wanda: the score of a weight is its absolute value times the norm of its input, ranked within each row (Sun et al. 2023).</source>
        <translation>Wanda: the score of a weight is its absolute value times the norm of its input, ranked within each row (Sun et al. 2023).</translation>
    </message>
    <message>
        <source>SparseGPT: removes weights column by column and lets the remaining ones make up for the error (Frantar and Alistarh 2023).</source>
        <translation>SparseGPT: removes weights column by column and lets the remaining ones make up for the error (Frantar and Alistarh 2023).</translation>
    </message>
    <message>
        <source>Allocation: how the total sparsity is divided among the matrices.</source>
        <translation>Allocation: how the total sparsity is divided among the matrices.</translation>
    </message>
    <message>
        <source>Lock: keeps this matrix&apos;s sparsity when the total is changed or divided anew.</source>
        <translation>Lock: keeps this matrix&apos;s sparsity when the total is changed or divided anew.</translation>
    </message>
    <message>
        <source>OWL: matrices with more outlier scores are pruned less (Yin et al. 2023).</source>
        <translation>OWL: matrices with more outlier scores are pruned less (Yin et al. 2023).</translation>
    </message>
    <message>
        <source>Calibration: running the model on some text to see which inputs each matrix really gets.</source>
        <translation>Calibration: running the model on some text to see which inputs each matrix really gets.</translation>
    </message>
    <message>
        <source>Input norm: how strong an input feature is over the calibration text, as an L2 norm over its tokens.</source>
        <translation>Input norm: how strong an input feature is over the calibration text, as an L2 norm over its tokens.</translation>
    </message>
    <message>
        <source>Outlier share: the share of scores larger than five times their mean.</source>
        <translation>Outlier share: the share of scores larger than five times their mean.</translation>
    </message>
    <message>
        <source>Output error: how much the matrix&apos;s output changes on the calibration inputs, relative to its size.</source>
        <translation>Output error: how much the matrix&apos;s output changes on the calibration inputs, relative to its size.</translation>
    </message>
    <message>
        <source>Perplexity: among how many equally likely tokens the model seems to choose; lower is better.</source>
        <translation>Perplexity: among how many equally likely tokens the model seems to choose; lower is better.</translation>
    </message>
    <message>
        <source>Convention: how the text is cut into windows and which tokens count; perplexities compare only within one convention.</source>
        <translation>Convention: how the text is cut into windows and which tokens count; perplexities compare only within one convention.</translation>
    </message>
    <message>
        <source>Standard error: how far the figure would typically move on another sample of the same text.</source>
        <translation>Standard error: how far the figure would typically move on another sample of the same text.</translation>
    </message>
    <message>
        <source>Paired difference: the loss of both models on the same tokens, subtracted token by token, which removes what both find hard.</source>
        <translation>Paired difference: the loss of both models on the same tokens, subtracted token by token, which removes what both find hard.</translation>
    </message>
    <message>
        <source>KL divergence: how far the pruned model&apos;s next-token probabilities are from the original&apos;s, in nats.</source>
        <translation>KL divergence: how far the pruned model&apos;s next-token probabilities are from the original&apos;s, in nats.</translation>
    </message>
    <message>
        <source>Top-1 agreement: the share of positions where both models think the same token most likely.</source>
        <translation>Top-1 agreement: the share of positions where both models think the same token most likely.</translation>
    </message>
    <message>
        <source>Block: one of the model&apos;s layers, with its attention and feed-forward matrices.</source>
        <translation>Block: one of the model&apos;s layers, with its attention and feed-forward matrices.</translation>
    </message>
    <message>
        <source>Kind: what a matrix does in its block, for example q_proj makes the attention queries.</source>
        <translation>Kind: what a matrix does in its block, for example q_proj makes the attention queries.</translation>
    </message>
    <message>
        <source>Bits per byte: the loss per byte of text, which compares models with different tokenizers.</source>
        <translation>Bits per byte: the loss per byte of text, which compares models with different tokenizers.</translation>
    </message>
    <message>
        <source>Residual stream: the vector of each token that every block reads from and adds to.</source>
        <translation>Residual stream: the vector of each token that every block reads from and adds to.</translation>
    </message>
    <message>
        <source>Channel: one place of the vectors that flow through the model, the same for all tokens.</source>
        <translation>Channel: one place of the vectors that flow through the model, the same for all tokens.</translation>
    </message>
    <message>
        <source>Massive activation: a value hundreds of times larger than usual, in few channels and tokens; pruning that disturbs it ruins a model (Sun et al. 2024).</source>
        <translation>Massive activation: a value hundreds of times larger than usual, in few channels and tokens; pruning that disturbs it ruins a model (Sun et al. 2024).</translation>
    </message>
    <message>
        <source>Share above 6: the share of tokens with |x| &gt; 6, where LLM.int8() begins to call a value an outlier (Dettmers et al. 2022).</source>
        <translation>Share above 6: the share of tokens with |x| &gt; 6, where LLM.int8() begins to call a value an outlier (Dettmers et al. 2022).</translation>
    </message>
    <message>
        <source>Share above 5 means: the share of tokens with |x| larger than five times the mean |x| over all channels of the same token.</source>
        <translation>Share above 5 means: the share of tokens with |x| larger than five times the mean |x| over all channels of the same token.</translation>
    </message>
    <message>
        <source>Block influence: 1 less the mean cosine between a block&apos;s input and output; blocks near 0 change the direction of the stream least (Men et al. 2024).</source>
        <translation>Block influence: 1 less the mean cosine between a block&apos;s input and output; blocks near 0 change the direction of the stream least (Men et al. 2024).</translation>
    </message>
    <message>
        <source>Angular distance: the mean angle between a block&apos;s input and output as a share of a half turn (Gromov et al. 2024).</source>
        <translation>Angular distance: the mean angle between a block&apos;s input and output as a share of a half turn (Gromov et al. 2024).</translation>
    </message>
    <message>
        <source>Relative change: the mean size of what a block adds, as a multiple of the size of its input.</source>
        <translation>Relative change: the mean size of what a block adds, as a multiple of the size of its input.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::TopBar</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>none open</translation>
    </message>
    <message>
        <source>Open a model folder or a .safetensors file.</source>
        <translation>Open a model folder or a .safetensors file.</translation>
    </message>
    <message>
        <source>%1
%2, %3 parameters, %4, context %5</source>
        <translation>%1
%2, %3 parameters, %4, context %5</translation>
    </message>
    <message>
        <source>%1 (%2 parameters)</source>
        <translation>%1 (%2 parameters)</translation>
    </message>
    <message>
        <source>Calibration text</source>
        <translation>Calibration text</translation>
    </message>
    <message>
        <source>Evaluation text</source>
        <translation>Evaluation text</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>This plan has no file yet.</source>
        <translation>This plan has no file yet.</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::TraceChart</name>
    <message>
        <source>Channels from block to block</source>
        <translation>Channels from block to block</translation>
    </message>
    <message>
        <source>Channels through the residual stream</source>
        <translation>Channels through the residual stream</translation>
    </message>
    <message>
        <source>Choose rows of the table or a cell of the heatmap: their channels are traced here.</source>
        <translation>Choose rows of the table or a cell of the heatmap: their channels are traced here.</translation>
    </message>
    <message>
        <source>Before block (the last point: after the last)</source>
        <translation>Before block (the last point: after the last)</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Channel %1</translation>
    </message>
    <message>
        <source>Mean |x| of all channels</source>
        <translation>Mean |x| of all channels</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::VerdictModel</name>
    <message>
        <source>This method is still to come.</source>
        <translation>This method is still to come.</translation>
    </message>
    <message>
        <source>of %1</source>
        <comment>a rank of so many</comment>
        <translation>of %1</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>pruned</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>as it is</translation>
    </message>
    <message>
        <source>What the method ranks by; below it the largest score that is removed from the group.</source>
        <translation>What the method ranks by; below it the largest score that is removed from the group.</translation>
    </message>
    <message>
        <source>1 is the lowest score of the group and goes first; equal ones go by row, then by column.</source>
        <translation>1 is the lowest score of the group and goes first; equal ones go by row, then by column.</translation>
    </message>
    <message>
        <source>What becomes of the weight, and its value after that.</source>
        <translation>What becomes of the weight, and its value after that.</translation>
    </message>
    <message>
        <source>Score
threshold</source>
        <translation>Score
threshold</translation>
    </message>
    <message>
        <source>Rank
of group</source>
        <translation>Rank
of group</translation>
    </message>
    <message>
        <source>Fate
new value</source>
        <translation>Fate
new value</translation>
    </message>
    <message>
        <source>row</source>
        <comment>what a score is compared within</comment>
        <translation>row</translation>
    </message>
    <message>
        <source>matrix</source>
        <comment>what a score is compared within</comment>
        <translation>matrix</translation>
    </message>
    <message>
        <source>columns</source>
        <comment>what a score is compared within</comment>
        <translation>columns</translation>
    </message>
    <message>
        <source>n:m group</source>
        <comment>what a score is compared within</comment>
        <translation>n:m group</translation>
    </message>
    <message>
        <source>whole mask</source>
        <comment>what a score is compared within</comment>
        <translation>whole mask</translation>
    </message>
    <message>
        <source>Method
within</source>
        <translation>Method
within</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::VerdictPanel</name>
    <message>
        <source>Why this weight?</source>
        <translation>Why this weight?</translation>
    </message>
    <message>
        <source>Click a weight, or move to it with the keys, to see what every method would do to it.</source>
        <translation>Click a weight, or move to it with the keys, to see what every method would do to it.</translation>
    </message>
    <message>
        <source>Why this weight? At %1 sparsity</source>
        <translation>Why this weight? At %1 sparsity</translation>
    </message>
    <message>
        <source>Why this weight? With pattern %1</source>
        <translation>Why this weight? With pattern %1</translation>
    </message>
    <message>
        <source>Inputs of the dense model on %1 windows of %2 tokens of %3; usual parameters.</source>
        <translation>Inputs of the dense model on %1 windows of %2 tokens of %3; usual parameters.</translation>
    </message>
    <message>
        <source>Without measured inputs; usual parameters.</source>
        <translation>Without measured inputs; usual parameters.</translation>
    </message>
    <message>
        <source>What every method would do to the selected weight</source>
        <translation>What every method would do to the selected weight</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::WeightPanel</name>
    <message>
        <source>%1 of the %2 weights in its group score higher; %3 are kept.</source>
        <translation>%1 of the %2 weights in its group score higher; %3 are kept.</translation>
    </message>
    <message>
        <source>Pruned by the plan: %1</source>
        <translation>Pruned by the plan: %1</translation>
    </message>
    <message>
        <source>Kept by the plan: %1</source>
        <translation>Kept by the plan: %1</translation>
    </message>
    <message>
        <source>Pruned by the plan.</source>
        <translation>Pruned by the plan.</translation>
    </message>
    <message>
        <source>Kept: the plan removes nothing here.</source>
        <translation>Kept: the plan removes nothing here.</translation>
    </message>
    <message>
        <source>Pruned by the plan: its score %1 is not above %2, the threshold of its row.</source>
        <translation>Pruned by the plan: its score %1 is not above %2, the threshold of its row.</translation>
    </message>
    <message>
        <source>Pruned by the plan: its score %1 is not above %2, the threshold of the matrix.</source>
        <translation>Pruned by the plan: its score %1 is not above %2, the threshold of the matrix.</translation>
    </message>
    <message>
        <source>Kept by the plan: its score %1 is above %2, the threshold of its row.</source>
        <translation>Kept by the plan: its score %1 is above %2, the threshold of its row.</translation>
    </message>
    <message>
        <source>Kept by the plan: its score %1 is above %2, the threshold of the matrix.</source>
        <translation>Kept by the plan: its score %1 is above %2, the threshold of the matrix.</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>Row %1, column %2</translation>
    </message>
    <message>
        <source>No weight</source>
        <translation>No weight</translation>
    </message>
    <message>
        <source>Point at the heatmap, or click to keep a weight.</source>
        <translation>Point at the heatmap, or click to keep a weight.</translation>
    </message>
    <message>
        <source>under the pointer</source>
        <translation>under the pointer</translation>
    </message>
    <message>
        <source>selected; Esc lets it go</source>
        <translation>selected; Esc lets it go</translation>
    </message>
    <message>
        <source>Magnitude |W|</source>
        <translation>Magnitude |W|</translation>
    </message>
    <message>
        <source>Weight W</source>
        <translation>Weight W</translation>
    </message>
    <message>
        <source>Input norm ‖x‖</source>
        <translation>Input norm ‖x‖</translation>
    </message>
</context>
<context>
    <name>prunescope::gui::WeightQuestions</name>
    <message>
        <source>This matrix is not part of a block; no method prunes it.</source>
        <translation>This matrix is not part of a block; no method prunes it.</translation>
    </message>
    <message>
        <source>This model is larger than memory: reading it to measure the inputs takes a while.</source>
        <translation>This model is larger than memory: reading it to measure the inputs takes a while.</translation>
    </message>
    <message>
        <source>Compare the Methods</source>
        <translation>Compare the Methods</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>The comparison was cancelled.</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>Waits for its turn.</translation>
    </message>
</context>
</TS>
