# language: id
Fitur: Izin yang ditandatangani pejabat yang mewakili
  Yang tercetak adalah jabatan pada hari tanda tangan.

  Skenario: Surat yang ditandatangani pelaksana harian menyebut jabatan yang diwakilinya
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Siti sudah memutuskan "tidak_berdampak" dengan nomor_kajian "070/1"
    Dan Agus bertugas sebagai Plh. Maya
    Ketika Agus memutuskan "ditandatangani"
    Maka pada PDF tertulis "Plh. Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu" dan "Agus Prasetyo"

  Skenario: Surat yang ditandatangani atas nama menyebut kedua jabatan
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Siti sudah memutuskan "tidak_berdampak" dengan nomor_kajian "070/1"
    Dan Agus bertugas sebagai a.n. Maya
    Ketika Agus memutuskan "ditandatangani"
    Maka pada PDF tertulis "Pelayanan Terpadu Satu Pintu, Kepala Bidang Pelayanan Perizinan" dan "Agus Prasetyo"
